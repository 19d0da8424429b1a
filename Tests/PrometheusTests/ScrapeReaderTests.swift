import Prometheus
import Testing

@Suite("A scrape read with the help of the last one")
struct ScrapeReaderTests {
    private static let first = """
        # HELP a x
        # TYPE a gauge
        a{b="1"} 1
        a{b="2"} 2
        # TYPE c counter
        c_total 3
        d 4 5000

        """

    @Test("the same series in the same order are known, and unchanged metadata are not reported again")
    func same() throws {
        var target = Scraped(.text)
        let before = try target.read(Self.first)
        #expect(before.count == 6)
        #expect(target.decoded == 4)
        #expect(!target.isUnchanged)
        let after = try target.read(Self.first.replacing("1\n", with: "-0.5e3\n").replacing("5000", with: "6000"))
        #expect(
            after == [
                #"{__name__="a", b="1"} -500"#, #"{__name__="a", b="2"} 2"#, #"{__name__="c_total"} 3"#,
                #"{__name__="d"} 4 @6000"#,
            ]
        )
        #expect(target.decoded == 0)
        #expect(target.isUnchanged)
    }

    @Test(
        "a series that went, came or moved costs no other its id",
        arguments: [
            ("a 1\nb 2\nc 3\nd 4\n", "a 1\nd 4\n", 0), ("a 1\nb 2\n", "b 2\na 1\n", 0),
            ("a 1\nb 2\n", "a 1\nx 0\nb 2\n", 1),
            ("a 1\nb 2\n", "x 0\na 1\nb 2\ny 0\n", 2), ("a 1\nb 2\n", "", 0), ("", "a 1\n", 1),
            ("a 1\n", "a 1\na 2\n", 0),
            ("a 1\na 2\nb 3\n", "a 1\nb 3\na 2\n", 0), ("a 1\nb 2\n", "a 1\n# TYPE b gauge\nb 2\n", 0),
            ("a 1\n", "a{b=\"c\"} 1\n", 1), ("a 1\n", "a {b=\"c\"} 1\n", 1), ("a{b=\"c\"} 1\n", "a 1\n", 1),
            ("a{b=\"c\"}1\n", "a{b=\"c\"} 1\n", 0), ("a 1\n", "a  1\n", 0), ("a 1\n", "ab 1\n", 1),
            ("a{b=\"c\"} 1\n", "a{b=\"c\",} 1\n", 1),
        ] as [(String, String, Int)]
    )
    func changes(_ before: String, _ after: String, _ new: Int) throws {
        var target = Scraped(.text)
        _ = try target.read(before)
        #expect(try target.read(after) == entries(after, .text))
        #expect(target.decoded == new)
        #expect(!target.isUnchanged)
        _ = try target.read(after)
        #expect(target.decoded == 0)
        #expect(target.isUnchanged)
    }

    @Test("a thousand series in another order are all known")
    func shuffled() throws {
        var generator = SeededGenerator(5)
        var lines = (0..<1000).map { "a{b=\"\($0)\",c=\"some value\"} \($0)\n" }
        var target = Scraped(.text)
        for round in 0..<5 {
            let body = lines.joined()
            #expect(try target.read(body) == entries(body, .text))
            #expect(target.decoded == (round == 0 ? 1000 : 0))
            lines.shuffle(using: &generator)
        }
    }

    @Test("a real API server's exposition is known at second sight")
    func real() throws {
        let body = try Fixture.bytes("metrics/kube-apiserver.prom")
        var target = Scraped(.text)
        let first = try target.read(body)
        #expect(target.decoded == 15_511)
        #expect(first.contains { $0.hasPrefix("TYPE apiserver_request_duration_seconds histogram") })
        let second = try target.read(body)
        #expect(target.decoded == 0)
        #expect(target.isUnchanged)
        #expect(second == first.filter { !$0.hasPrefix("TYPE") })
    }

    @Test("metadata that change are reported, and count for what follows")
    func metadata() throws {
        var target = Scraped(.text)
        _ = try target.read("# TYPE a gauge\na_bucket{le=\"1\"} 1\nb 1\n")
        let lines = try target.read("# TYPE a histogram\na_bucket{le=\"1\"} 1\na_bucket{le=\"2\"} 1\nb 1\n")
        // As in Prometheus, what a series is called was settled when its text was first seen.
        #expect(
            lines == [
                "TYPE a histogram", #"{__name__="a_bucket", le="1"} 1"#, #"{__name__="a_bucket", le="2.0"} 1"#,
                #"{__name__="b"} 1"#,
            ]
        )
    }

    @Test("a series that was not given an id is new again")
    func forgotten() throws {
        let body = Array("a 1\nb 2\n".utf8)
        func ids(_ cache: inout ScrapeCache, _ remember: (Int) -> UInt32?) throws(ExpositionError) -> [UInt32?] {
            let (ids, next) = try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
                var ids: [UInt32?] = []
                var reader = ScrapeReader(UnsafeRawBufferPointer(bytes), format: .text, cache: cache)
                while case .series(let series) = try reader.next() {
                    if let id = remember(ids.count) { reader.remember(id) }
                    ids.append(series.id)
                }
                return (ids, reader.finish())
            }
            cache = next
            return ids
        }
        var cache = ScrapeCache()
        #expect(try ids(&cache) { $0 == 0 ? nil : 7 } == [nil, nil])
        #expect(try ids(&cache) { $0 == 0 ? 8 : nil } == [nil, 7])
        #expect(try ids(&cache) { _ in nil } == [8, 7])
    }

    @Test("a target that changes its format keeps its series", arguments: [true, false])
    func formats(isStrict: Bool) throws {
        var target = Scraped(.text, isStrict: isStrict)
        _ = try target.read("a 1\nt_total 1\n")
        target.format = .openMetrics
        let body = "# TYPE t counter\nt_total 2\n# TYPE a gauge\na 3\n# EOF\n"
        #expect(
            try target.read(body)
                == ["TYPE t counter", #"{__name__="t_total"} 2"#, "TYPE a gauge", #"{__name__="a"} 3"#])
        #expect(target.decoded == 0)
        #expect(!target.isUnchanged)
        _ = try target.read(body)
        #expect(target.isUnchanged)
        target.format = .text
        #expect(try target.read("a 1\nb 1\n") == [#"{__name__="a"} 1"#, #"{__name__="b"} 1"#])
        #expect(target.decoded == 1)
        target.format = .openMetrics
        // Still held against all rules.
        if isStrict { #expect(throws: ExpositionError.self) { try target.read("a 1\nb 1\na 2\n# EOF\n") } }
    }

    @Test(
        "numbers of known series are still held against OpenMetrics",
        arguments: [
            ("a_total 1\n", "a_total -1\n", "line 2, column 9: OpenMetrics: “a_total” counts, so it is never negative"),
            ("a_total 1\n", "a_total NaN\n", "line 2, column 9: OpenMetrics: “a_total” counts, so it is never NaN"),
            (
                "a_total 1\n", "a_total 1\na_total 1\n",
                "line 3, column 1: OpenMetrics: a series has one sample at a time"
            ),
            ("a_total 1\na_created 1\n", "a_total 1\na 1\n", "line 3, column 1: OpenMetrics: “a” is not a sample of a"),
            (
                "a_total 1 # {} 1\n", "a_total 1 # {,} 1\n",
                "line 2, column 14: expected a label name or the closing brace, found “,”"
            ),
            ("a_total 1\n", "a_total 1 # {b=\"c\",} 1\n", "line 2, column 19: OpenMetrics: there is no comma after"),
        ]
    )
    func strictValues(_ before: String, _ after: String, _ message: String) throws {
        var target = Scraped(.openMetrics)
        _ = try target.read("# TYPE a counter\n" + before + "# EOF\n")
        do {
            _ = try target.read("# TYPE a counter\n" + after + "# EOF\n")
            Issue.record("accepted")
        } catch {
            #expect(error.description.hasPrefix(message), "\(error)")
        }
    }

    @Test("a histogram whose last bucket went is refused, although all its other lines are known")
    func strictEnd() throws {
        var target = Scraped(.openMetrics)
        let buckets = "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_bucket{le=\"+Inf\"} 2\n"
        _ = try target.read(buckets + "# EOF\n")
        _ = try target.read(buckets.replacing("2\n", with: "1\n") + "# EOF\n")
        #expect(target.isUnchanged)
        #expect(throws: ExpositionError.self) { try target.read(buckets.replacing("2\n", with: "0\n") + "# EOF\n") }
        #expect(throws: ExpositionError.self) { try target.read("# TYPE a histogram\na_bucket{le=\"1\"} 1\n# EOF\n") }
    }

    @Test("what Prometheus accepts beyond OpenMetrics can be accepted, too")
    func lenient() throws {
        var target = Scraped(.openMetrics, isStrict: false)
        let body = "a 1\nb 1\na 2\n# TYPE c counter\nc_total -1\n# EOF\n"
        for _ in 0..<2 { #expect(try target.read(body).suffix(1) == [#"{__name__="c_total"} -1"#]) }
    }
}
