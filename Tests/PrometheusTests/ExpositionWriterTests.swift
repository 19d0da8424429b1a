import Prometheus
import Testing

@Suite("Exposition, written")
struct ExpositionWriterTests {
    private func text(_ families: [MetricFamily], _ format: ExpositionFormat) -> String {
        String(decoding: ExpositionWriter.body(families, format: format), as: UTF8.self)
    }

    private func sample(_ name: String, _ value: Double, _ labels: Labels = [:], at time: Int64? = nil) -> Sample {
        Sample(labels: labels.setting("__name__", to: name), value: value, timestamp: time)
    }

    @Test("no families make an empty body, in OpenMetrics the end alone")
    func empty() {
        #expect(text([], .text) == "")
        #expect(text([], .openMetrics) == "# EOF\n")
    }

    @Test("a gauge with a fixed number of decimals, as the demo's metric")
    func decimals() {
        let family = MetricFamily(
            "my_first_metric", help: "A wave.", type: .gauge, samples: [sample("my_first_metric", 31.4)])
        var writer = ExpositionWriter(.text)
        writer.append(family, decimals: 2)
        #expect(
            String(decoding: writer.finish(), as: UTF8.self) == """
                # HELP my_first_metric A wave.
                # TYPE my_first_metric gauge
                my_first_metric 31.40

                """
        )
    }

    @Test("a counter's samples end with _total in both formats; only OpenMetrics names the family without")
    func counter() {
        let samples = [sample("a_total", 1_234_567, ["b": "c"], at: 1500), sample("a_created", 1, ["b": "c"])]
        let family = MetricFamily("a", help: "x", type: .counter, samples: samples)
        #expect(
            text([family], .text) == """
                # HELP a_total x
                # TYPE a_total counter
                a_total{b="c"} 1.234567e+06 1500
                # HELP a_created x
                # TYPE a_created gauge
                a_created{b="c"} 1

                """
        )
        #expect(
            text([family], .openMetrics) == """
                # TYPE a counter
                # HELP a x
                a_total{b="c"} 1.234567e+06 1.5
                a_created{b="c"} 1
                # EOF

                """
        )
        #expect(
            text([MetricFamily("a_total", help: "x", type: .counter, samples: samples)], .text) == text([family], .text)
        )
    }

    @Test("help and label values are escaped; only OpenMetrics escapes quotes in a help text")
    func escaping() {
        let family = MetricFamily(
            "a", help: "\"x\"\n\\y", type: .gauge, samples: [sample("a", 1, ["b": "\"x\"\n\\y\té"])])
        let line = #"a{b="\"x\"\n\\y"# + "\té\"} 1\n"
        #expect(text([family], .text) == "# HELP a \"x\"\\n\\\\y\n# TYPE a gauge\n" + line)
        #expect(text([family], .openMetrics) == "# TYPE a gauge\n# HELP a \\\"x\\\"\\n\\\\y\n" + line + "# EOF\n")
    }

    @Test("names beyond the old alphabet stand in quotes")
    func quotedNames() {
        let family = MetricFamily(
            "a.b", help: "x", type: .gauge, samples: [sample("a.b", 1, ["c d": "e", "f:g": "h"])])
        #expect(
            text([family], .text) == """
                # HELP "a.b" x
                # TYPE "a.b" gauge
                {"a.b","c d"="e","f:g"="h"} 1

                """
        )
    }

    @Test(
        "a type that the text format lacks is written as the nearest that it has",
        arguments: [
            (.unknown, "a", "a", "# TYPE a untyped\na 1\n"), (.info, "a", "a_info", "# TYPE a_info gauge\na_info 1\n"),
            (.stateset, "a", "a", "# TYPE a gauge\na 1\n"),
            (.gaugehistogram, "a", "a_gcount", "# TYPE a histogram\n# TYPE a_gcount gauge\na_gcount 1\n"),
        ] as [(MetricType, String, String, String)]
    )
    func types(_ type: MetricType, _ family: String, _ name: String, _ body: String) {
        #expect(text([MetricFamily(family, help: "", type: type, samples: [sample(name, 1)])], .text) == body)
    }

    @Test("a unit is written where it is the end of the name, and only in OpenMetrics")
    func unit() {
        let fits = MetricFamily("a_seconds", help: "", type: .gauge, unit: "seconds", samples: [])
        let differs = MetricFamily("b", help: "", type: .gauge, unit: "seconds", samples: [])
        #expect(text([fits, differs], .text) == "# TYPE a_seconds gauge\n# TYPE b gauge\n")
        #expect(
            text([fits, differs], .openMetrics) == """
                # TYPE a_seconds gauge
                # UNIT a_seconds seconds
                # TYPE b gauge
                # EOF

                """
        )
    }

    @Test("a sample without a name has the family's")
    func nameless() {
        let samples = [Sample(labels: ["b": "c"], value: 1)]
        #expect(
            text([MetricFamily("a", help: "", type: .counter, samples: samples)], .openMetrics)
                == "# TYPE a counter\na_total{b=\"c\"} 1\n# EOF\n"
        )
    }
}
