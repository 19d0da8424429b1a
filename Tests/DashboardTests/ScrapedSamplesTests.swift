import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("What promwave scrape says")
struct ScrapedSamplesTests {
    private static func samples(
        _ body: String, _ format: ExpositionFormat = .text, now: Int64 = Building.noon
    ) throws -> ScrapedSamples {
        try ScrapedSamples(Array(body.utf8), format: format, now: now)
    }

    @Test("text: labels sorted, bounds as they are stored, values and timestamps as Prometheus writes them")
    func text() throws {
        let samples = try Self.samples(
            """
            # HELP a A thing.
            a{z="1",b="x\\"y\\\\\\n"} 1e6 1395066363000
            # TYPE h histogram
            h_bucket{le="1"} 3
            h_bucket{le="+Inf"} NaN
            {"with.dots",k="v"} .5
            """)
        #expect(
            samples.text == """
                a{b="x\\"y\\\\\\n",z="1"} 1e+06 1395066363000
                h_bucket{le="1.0"} 3
                h_bucket{le="+Inf"} NaN
                {"with.dots",k="v"} 0.5

                """)
    }

    @Test("JSON: a sample a line, its value as text, its time in seconds, its family's type")
    func json() throws {
        let samples = try Self.samples(
            """
            # TYPE h histogram
            h_bucket{le="1"} 3
            h_sum 2.5
            # TYPE c_total counter
            c_total NaN 1395066363001
            plain -Inf
            """)
        #expect(
            samples.jsonLines == """
                {"labels":{"__name__":"h_bucket","le":"1.0"},"value":"3","type":"histogram"}
                {"labels":{"__name__":"h_sum"},"value":"2.5","type":"histogram"}
                {"labels":{"__name__":"c_total"},"value":"NaN","timestamp":1395066363.001,"type":"counter"}
                {"labels":{"__name__":"plain"},"value":"-Inf","type":"unknown"}

                """)
    }

    @Test("OpenMetrics brings exemplars, and a counter's type by the name without _total")
    func exemplars() throws {
        let samples = try Self.samples(
            """
            # TYPE c counter
            c_total{x="1"} 5 1.5 # {trace_id="abc"} 0.67 2.5
            # EOF

            """, .openMetrics)
        #expect(
            samples.jsonLines == """
                {"labels":{"__name__":"c_total","x":"1"},"value":"5","timestamp":1.5,"type":"counter",\
                "exemplar":{"labels":{"trace_id":"abc"},"value":"0.67","timestamp":2.5}}

                """)
    }

    @Test("a TYPE line after its samples counts, as in Prometheus")
    func lateType() throws {
        #expect(try Self.samples("a 1\n# TYPE a gauge\n").entries[0].type == .gauge)
    }

    @Test("the first of several samples of one time wins; of other times, those that go forward")
    func duplicates() throws {
        let samples = try Self.samples("a 1\na 2\nb 1 1000\nb 2 2000\nb 3 1500\n")
        #expect(samples.text == "a 1\nb 1 1000\nb 2 2000\n")
        #expect(samples.complaints == ["2 samples dropped: their series has a sample of that time already"])
    }

    @Test("a sample more than 10 minutes ahead is dropped")
    func ahead() throws {
        let samples = try Self.samples("a 1 \(Building.noon + 600_000)\nb 2 \(Building.noon + 600_001)\n")
        #expect(samples.entries.count == 1)
        #expect(samples.complaints == ["1 sample dropped: more than 10 minutes in the future"])
    }

    @Test("one wrong line voids the body, and says where")
    func faults() {
        let error = #expect(throws: ExpositionError.self) { try Self.samples("a 1\nb{c=\"d\"} x\n") }
        #expect(error?.line == 2)
        #expect(error?.column == 10)
        #expect(throws: ExpositionError.self) { try Self.samples("a 1\n", .openMetrics) }
        #expect(throws: ExpositionError.self) { try Self.samples("a{b=\"1\",b=\"2\"} 1\n") }
    }

    @Test("an empty body is a scrape without samples")
    func empty() throws {
        let samples = try Self.samples("")
        #expect(samples.text.isEmpty && samples.jsonLines.isEmpty && samples.complaints.isEmpty)
    }

    @Test(
        "--accept takes a format's name or a header as it stands",
        arguments: [
            ("text", "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.4"),
            ("application/json", "application/json"),
        ])
    func accept(option: String, header: String) throws {
        #expect(try AcceptOption.header(option) == header)
    }

    @Test("--accept cannot smuggle another header in")
    func acceptIsOneLine() {
        #expect(throws: ConfigurationError.self) { try AcceptOption.header("text/plain\r\nHost: x") }
    }
}
