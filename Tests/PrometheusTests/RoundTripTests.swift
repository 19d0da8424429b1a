import Prometheus
import Testing

@Suite("What is written reads back as it was")
struct RoundTripTests {
    private static let texts = [
        "", "a", "a.b", "x y", "\"", "\\", "\n", "\\n", "\\\"", "é", "e\u{301}", "😀", "\u{1B}", "\0", "{}", ",", "=",
        " # {", "\t",
    ]

    /// A name in quotes holds anything but a NUL: Prometheus refuses it there.
    private static let names = texts.filter { $0 != "\0" }

    private static func family(_ index: Int, _ generator: inout SeededGenerator) -> MetricFamily {
        let type = MetricType.allCases.randomElement(using: &generator) ?? .gauge
        let quoted = Bool.random(using: &generator) ? "" : names.randomElement(using: &generator) ?? ""
        let name = "m\(index)_" + quoted
        let suffix = type == .counter ? "_total" : type == .info ? "_info" : ""
        let samples = (0..<Int.random(in: 0..<4, using: &generator)).map { number in
            var labels: [Label] = [Label("__name__", name + suffix), Label("number", "\(number)")]
            for _ in 0..<Int.random(in: 0..<5, using: &generator) {
                let name = names.randomElement(using: &generator) ?? ""
                if name.isEmpty { continue }
                labels.append(Label(name, texts.randomElement(using: &generator) ?? ""))
            }
            let bits = generator.next()
            let value = [0, 1, Double(bits % 1000) / 8, Double(bitPattern: bits)][Int(bits >> 62)]
            // Prometheus cuts what a product with 1000 leaves; quarters of seconds have no rest.
            let time = Bool.random(using: &generator) ? Int64(bits >> 24) * 250 : nil
            return Sample(labels: Labels(labels), value: value.isNaN ? DecimalNumber.nan : value, timestamp: time)
        }
        // A help text of blanks alone is none.
        let help = texts.filter { $0 != "\t" }.randomElement(using: &generator) ?? ""
        return MetricFamily(name, help: help, type: type, samples: samples)
    }

    private func check(_ format: ExpositionFormat, _ hasType: (MetricType) -> Bool) throws {
        var generator = SeededGenerator(4)
        for _ in 0..<100 {
            let families = (0..<5).map { Self.family($0, &generator) }.filter { hasType($0.type) }
            let body = ExpositionWriter.body(families, format: format)
            let read = try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
                try MetricFamily.families(in: UnsafeRawBufferPointer(bytes), format: format)
            }
            try #require(read.count == families.count)
            for (read, written) in zip(read, families) {
                #expect(Array(read.name.utf8) == Array(written.name.utf8))
                #expect(Array(read.help.utf8) == Array(written.help.utf8))
                #expect(read.type == written.type)
                #expect(read.samples.map(\.labels) == written.samples.map(\.labels))
                #expect(read.samples.map(\.value.bitPattern) == written.samples.map(\.value.bitPattern))
                #expect(read.samples.map(\.timestamp) == written.samples.map(\.timestamp))
            }
        }
    }

    @Test("families of any names, labels and values, in the text format")
    func text() throws {
        // The other types have no word of their own there.
        try check(.text) { [.counter, .gauge, .unknown].contains($0) }
    }

    @Test("families of any names, labels and values, in OpenMetrics")
    func openMetrics() throws {
        try check(.openMetrics) { ![.histogram, .gaugehistogram, .summary].contains($0) }
    }

    @Test("a real exposition is the same after a way through both formats")
    func real() throws {
        let body = try Fixture.bytes("metrics/prometheus.prom")
        func families(_ body: [UInt8], _ format: ExpositionFormat) throws(ExpositionError) -> [MetricFamily] {
            try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
                try MetricFamily.families(in: UnsafeRawBufferPointer(bytes), format: format)
            }
        }
        // The Go client's clash: as a counter it has the gauge's name in OpenMetrics.
        let original = try families(body, .text).filter { $0.help != "Total number of bytes allocated, even if freed." }
        let text = ExpositionWriter.body(original, format: .text)
        let openMetrics = ExpositionWriter.body(original, format: .openMetrics)
        #expect(original.count == 170)
        #expect(original.reduce(0) { $0 + $1.samples.count } == 367)
        #expect(ExpositionWriter.body(try families(text, .text), format: .text) == text)
        #expect(ExpositionWriter.body(try families(openMetrics, .openMetrics), format: .openMetrics) == openMetrics)
    }
}
