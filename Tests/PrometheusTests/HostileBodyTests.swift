import Prometheus
import Testing

@Suite("Bodies that mean harm", .timeLimit(.minutes(1)))
struct HostileBodyTests {
    /// What a reader makes of a body: its lines, or the message of the error.
    private func outcome(_ read: () throws(ExpositionError) -> [String]) -> [String] {
        do {
            return try read()
        } catch {
            return [error.description]
        }
    }

    @Test("random bytes are read or refused, never more", arguments: ExpositionFormat.allCases)
    func noise(_ format: ExpositionFormat) {
        var generator = SeededGenerator(6)
        let pieces =
            [
                "a", "b", "{", "}", "=", "\"", "\\", ",", " ", "\t", "\n", "\r", "#", "1", ".", "e", "-", "+Inf", "NaN",
                "\0", "é", ":",
                "# TYPE ", "# HELP ", "# UNIT ", "# EOF\n", " # {", "counter", "histogram", "le", "{b=\"c\"} 1\n",
                "a_total 1\n",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xEF, 0xBB, 0xBF]]
        for _ in 0..<1500 {
            var body: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<40, using: &generator) {
                body += pieces.randomElement(using: &generator) ?? []
            }
            var target = Scraped(format)
            let lines = outcome { () throws(ExpositionError) in try target.read(body) }
            #expect(lines.count <= body.count + 1)
        }
    }

    @Test("a body is read alike with and without the last one", arguments: ExpositionFormat.allCases)
    func mutations(_ format: ExpositionFormat) throws {
        var generator = SeededGenerator(7)
        let recorded = try Fixture.bytes("metrics/prometheus.prom")
        let families = try recorded.withUnsafeBufferPointer { bytes throws(ExpositionError) in
            try MetricFamily.families(in: UnsafeRawBufferPointer(bytes), format: .text)
        }
        // Without the counter that is called like a gauge in OpenMetrics.
        let chosen = families.prefix(50).filter { $0.name != "go_memstats_alloc_bytes" }
        let body = ExpositionWriter.body(chosen, format: format)
        var seen = Scraped(format)
        let plain = try seen.read(body)
        #expect(plain.count > 60)
        for _ in 0..<100 {
            let changed = Self.mutated(body, &generator)
            var fresh = Scraped(format)
            var known = seen
            let expected = outcome { () throws(ExpositionError) in try fresh.read(changed) }
            let found = outcome { () throws(ExpositionError) in try known.read(changed) }
            #expect(found.filter { !$0.hasPrefix("TYPE") } == expected.filter { !$0.hasPrefix("TYPE") })
        }
    }

    /// Bytes changed, lines gone, doubled or swapped, or the end cut off.
    private static func mutated(_ body: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = body.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let line = Int.random(in: 0..<lines.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: lines.remove(at: line)
            case 1: lines.insert(lines[line], at: Int.random(in: 0..<lines.count, using: &generator))
            case 2: lines.swapAt(line, Int.random(in: 0..<lines.count, using: &generator))
            case 3: lines.removeLast(min(lines.count - 1, 3))
            default:
                guard !lines[line].isEmpty else { continue }
                let place = Int.random(in: 0..<lines[line].count, using: &generator)
                lines[line][place] = Array("a1{}\"\\ #\n.".utf8).randomElement(using: &generator) ?? 0
            }
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    @Test("a hundred thousand labels on one line are sorted, and one that stands twice is found")
    func manyLabels() throws {
        let labels = (0..<100_000).reversed().map { "l\($0)=\"v\"" }.joined(separator: ",")
        let lines = try entries("a{\(labels)} 1\n", .text)
        #expect(lines.first?.utf8.count == 1_188_906)
        #expect(
            refusal(of: "a{\(labels),l5=\"w\"} 1\n", .text)?.hasSuffix("the label “l5” stands twice in one series")
                == true)
        #expect(
            refusal(of: "a{\(labels),\"l\\\\5\"=\"w\",\"l\\\\5\"=\"w\"} 1\n", .text)?.contains("stands twice") == true)
    }

    @Test("a long line, name, value, number or comment is read in one pass")
    func longLines() throws {
        let long = String(repeating: "x", count: 300_000)
        #expect(try entries("\(long)a 1\n", .text).count == 1)
        #expect(try entries("a{b=\"\(long)\"} 1\n", .text).count == 1)
        #expect(try entries("# \(long)\n# HELP a \(long)\n", .text).count == 1)
        #expect(refusal(of: "a \(long)\n", .text)?.utf8.count ?? 0 < 300)
        #expect(refusal(of: "a{b=\"\(long)", .text)?.contains("found the end of the body") == true)
        #expect(try entries("a 1\(String(repeating: "0", count: 300))\n", .text).count == 1)
    }

    @Test("many lines that almost go on as before are read in one pass")
    func almostKnown() throws {
        let count = 10_000
        var target = Scraped(.text)
        let before = (0..<count).map { "some_name_\($0) 1\n" }.joined()
        let after = (0..<count).map { "some_name_\($0) {b=\"c\"} 1\n" }.joined()
        #expect(try target.read(before).count == count)
        #expect(try target.read(after).count == count)
        #expect(target.decoded == count)
    }
}
