import Prometheus
import Testing

@Suite("OpenMetrics 1.0: what its own test suite and parsers of others hold valid and invalid")
struct OpenMetricsConformanceTests {
    private func refusal(_ body: String) -> String? {
        do throws(ExpositionError) {
            let body = Array(body.utf8)
            try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
                try OpenMetricsValidator.check(UnsafeRawBufferPointer(bytes))
            }
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        "a number is what the grammar says, be it value, timestamp or exemplar",
        arguments: [
            "0", "0042", "+5", "-5", "5.", ".5", "-.5", "5.e3", ".5e-3", "1E5", "1e-400", "12345678901234567890.25",
            "0000000000000000000000001.2e-1",
        ]
    )
    func numbers(_ number: String) {
        #expect(refusal("a \(number)\n# EOF\n") == nil)
        #expect(refusal("a 1 \(number)\n# EOF\n") == nil)
        #expect(refusal("# TYPE a counter\na_total 1 # {} \(number) \(number)\n# EOF\n") == nil)
    }

    @Test(
        "what looks like a number and is none is refused everywhere",
        arguments: [
            "", "a", "1_2", "1,5", "0x1", "0X1", "0x1p-3", "0b1", "0o1", "1e", "1e+", "e5", ".", "+", "1e5.0", "1.1.1",
            "1z", "+NaN", "-nan", "infin", "1e400", "١", " 1", "1 ", "1\t", "1\r",
        ]
    )
    func noNumbers(_ text: String) {
        #expect(refusal("a \(text)\n# EOF\n") != nil)
        #expect(refusal("a 1 \(text)\n# EOF\n") != nil)
        #expect(refusal("# TYPE a counter\na_total 1 # {} \(text)\n# EOF\n") != nil)
        #expect(refusal("# TYPE a counter\na_total 1 # {} 1 \(text)\n# EOF\n") != nil)
    }

    @Test("a value may be infinite or NaN, a timestamp may not", arguments: ["NaN", "nAn", "Inf", "+inf", "-INFINITY"])
    func infinite(_ number: String) {
        #expect(refusal("a \(number)\n# EOF\n") == nil)
        #expect(refusal("a 1 \(number)\n# EOF\n")?.contains("is not a timestamp") == true)
        #expect(refusal("# TYPE a counter\na_total 1\na_created \(number)\n# EOF\n")?.contains("is finite") == true)
    }

    @Test(
        "labels are refused that are not parted, quoted and named as the grammar has it",
        arguments: [
            "a=1", "a=\"1", "a='1'", "a", "a\"x\"", "a\"\"", "a=", "a=\"", "a=\"1\"b=\"2\"", "a=\"1\",,b=\"2\"",
            ",a=\"1\"",
            "a=\"1\",", "1=\"1\"", "a=\"1\",a=\"1\"", "a=\"1\"b", "a=\" # \",b=", "a:b=\"1\"", "é=\"1\"", "a =\"1\"",
            "a= \"1\"", " a=\"1\"", "a=\"1\" ", "a=\"1\", b=\"2\"", "a=\"1\"}{b=\"2\"", "a=\"x\ny\"", "=\"1\"",
        ]
    )
    func labels(_ labels: String) {
        #expect(refusal("a{\(labels)} 1\n# EOF\n") != nil)
        #expect(refusal("# TYPE a counter\na_total 1 # {\(labels)} 1\n# EOF\n") != nil)
    }

    @Test(
        "an escape, a brace, a hash or any other character is no end of a label value",
        arguments: [
            #"\foo"#, #"\\foo"#, #"foo\\"#, #"\n"#, #"\\\n"#, #"\""#, #"\\\""#, "b{a}z", "} x # ", "\r\t", "\0", "😀",
        ]
    )
    func labelValues(_ value: String) {
        #expect(refusal("a{b=\"\(value)\",c=\"d\"} 1\n# EOF\n") == nil)
        #expect(refusal("# TYPE a counter\na_total{b=\"\(value)\"} 1 # {c=\"\(value)\"} 1\n# EOF\n") == nil)
        #expect(refusal("# HELP a \(value)\n# EOF\n") == nil)
    }

    @Test(
        "metadata lines are refused that have no name, no text, or more blanks than one",
        arguments: [
            "#", "# ", "# x", "#x", "# HELP", "# HELP ", "# HELP a", "# HELP a\t", " # HELP a b", "#  HELP a b",
            "# HELP  a b", "# TYPE", "# TYPE a", "# TYPE a meh", "# TYPE a gauge ", "# TYPE a  gauge", "# TYPE a Gauge",
            "# TYPE a untyped", "# UNIT", "# UNIT a", "# UNIT a seconds", "# UNIT as s", "# UNIT s s", "# UNIT a_s s ",
            "# FOO a x", "# Eof", "", " ", "# HELP a x\r", "# EOF",
        ]
    )
    func metadata(_ line: String) {
        #expect(refusal("\(line)\n# EOF\n") != nil)
    }

    @Test(
        "a body ends with # EOF, with or without a line feed, and with nothing else",
        arguments: [("# EOF", true), ("# EOF\n", true)]
            + [
                "", "\n", "# EO", "#EOF\n", "# EOFx", "# EOF \n", "# EOF\r\n", "# EOF\n\n", "# EOF\nx",
                "# EOF\n# EOF\n",
            ]
            .map { ($0, false) }
    )
    func end(_ end: String, _ isValid: Bool) {
        #expect((refusal("a 1\n" + end) == nil) == isValid)
        #expect((refusal(end) == nil) == isValid)
    }

    @Test(
        "one time is one point, however it is written, and times go on to the last digit",
        arguments: [
            ("1", "1.0", false), ("1000", "1e3", false), ("01", "1", false), ("0", "-0.0", false), ("1", "1.1", true),
            ("-2", "-1", true), ("-1", "-1.1", false), ("0.0000000001", "0.0000000010", true),
            ("1604676851.123456788", "1604676851.123456789", true),
            ("1604676851.123456789", "1604676851.123456788", false),
            ("-1604676851.123456789", "-1604676851.123456788", true),
        ]
    )
    func times(_ first: String, _ second: String, _ isLater: Bool) {
        #expect((refusal("a 1 \(first)\na 1 \(second)\n# EOF\n") == nil) == isLater)
    }

    @Test("samples of a histogram belong together when their times are equal, not only their texts")
    func equalTimes() {
        let body = "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1 1\na_count 1 1.0\na_sum 1 10e-1\n# EOF\n"
        #expect(refusal(body) == nil)
    }

    @Test(
        "rules that only the specification's text has",
        arguments: [
            ("counter", "a_created 1", "a counter has a total"),
            ("counter", "a_total{b=\"1\"} 1\na_created{b=\"2\"} 1", "a counter has a total"),
            ("counter", "a_total 1 1\na_created 1 2", "a counter has a total"),
            ("summary", "a_count{quantile=\"0.5\"} 1", "the label “quantile” is for the samples that it tells apart"),
            ("histogram", "a_bucket{le=\"+Inf\"} 1\na_count{le=\"1\"} 1", "the label “le” is for the samples"),
            ("histogram", "a_bucket{le=\"+Inf\"} 1 # {} NaN", "the value of a bucket's exemplar is within the bound"),
        ]
    )
    func text(_ type: String, _ lines: String, _ rule: String) {
        #expect(refusal("# TYPE a \(type)\n\(lines)\n# EOF\n")?.contains(rule) == true)
    }

    @Test("families may have names alike as long as their samples' names differ")
    func similarNames() {
        #expect(refusal("# TYPE a summary\na_count 1\n# TYPE a_count counter\na_count_total 1\n# EOF\n") == nil)
        #expect(refusal("# TYPE a summary\na_sum 1\n# TYPE a_count counter\na_count_total 1\n# EOF\n") == nil)
        #expect(refusal("# TYPE a histogram\na_total 1\n# EOF\n") == nil)
    }
}
