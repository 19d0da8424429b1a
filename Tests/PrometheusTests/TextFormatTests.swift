import Prometheus
import Testing

/// A body, and what Prometheus reads in it.
struct Reading: Sendable, CustomTestStringConvertible {
    let body: String
    let entries: [String]

    init(_ body: String, _ entries: String...) {
        self.body = body
        self.entries = entries
    }

    var testDescription: String { body.debugDescription }
}

@Suite("The text format 0.0.4, as Prometheus reads it")
struct TextFormatTests {
    @Test(
        "a body is read as Prometheus reads it",
        arguments: [
            Reading(""),
            Reading("a 1\n", #"{__name__="a"} 1"#),
            Reading("a 1", #"{__name__="a"} 1"#),
            Reading("a{b=\"c\",} 1\n", #"{__name__="a", b="c"} 1"#),
            Reading("a{b=\"c\" d=\"e\"} 1\n", #"{__name__="a", b="c", d="e"} 1"#),
            Reading("a{b=\"c\"}1\n", #"{__name__="a", b="c"} 1"#),
            Reading("a 1 \n", #"{__name__="a"} 1"#),
            Reading("a\t1\t5 \n", #"{__name__="a"} 1 @5"#),
            Reading(" a 1\n \n\tb 1\n", #"{__name__=" a"} 1"#, #"{__name__="\tb"} 1"#),
            Reading(" {\"a\"} 1\n", #"{__name__="a"} 1"#),
            Reading("a 1\n#\0\nb 2\n", #"{__name__="a"} 1"#),
            Reading("a 1\n# \0\nb 2\n", #"{__name__="a"} 1"#),
            Reading("a 1\n# x\0\nb 2\n", #"{__name__="a"} 1"#, #"{__name__="b"} 2"#),
            Reading(#"a{b="\t"} 1"#, #"{__name__="a", b="\\t"} 1"#),
            Reading("a{b=\"x\ny\"} 1\n", #"{__name__="a", b="x\ny"} 1"#),
            Reading(#"a{b="x}y,z=\"q\""} 1"#, #"{__name__="a", b="x}y,z=\"q\""} 1"#),
            Reading("a { b = \"c\" , } 1\n", #"{__name__="a", b="c"} 1"#),
            Reading("a{} 1\n", #"{__name__="a"} 1"#),
            Reading("a{b=\"\"} 1\n", #"{__name__="a"} 1"#),
            Reading("a{B=\"1\",b=\"2\",_=\"3\"} 1\n", #"{B="1", _="3", __name__="a", b="2"} 1"#),
            Reading("a:b 1\n", #"{__name__="a:b"} 1"#),
            Reading("# TYPE a untyped\n", "TYPE a unknown"),
            Reading("# TYPE a gauge\n# TYPE a counter\n", "TYPE a gauge", "TYPE a counter"),
            Reading("a 1\n# TYPE a gauge\n", #"{__name__="a"} 1"#, "TYPE a gauge"),
            Reading("# HELP a b\n# HELP a c\n", "HELP a b", "HELP a c"),
            Reading("# TYPE\n#TYPE a gauge\n# TYPES a x\n#\n# any thing\n"),
            Reading("\n\n \na 1\n\n", #"{__name__="a"} 1"#),
            Reading("#\tTYPE\ta\tgauge\n", "TYPE a gauge"),
            Reading("# HELP a\n", "HELP a "),
            Reading("# HELP a   \n", "HELP a "),
            Reading(#"# HELP a \\ \n \" \x"#, "HELP a \\ \n \\\" \\x"),
            Reading("# HELP a b\r\n", "HELP a b\r"),
            Reading(#"{"a.b",c="d"} 1"#, #"{__name__="a.b", c="d"} 1"#),
            Reading(#"{c="d","a.b"} 1"#, #"{__name__="a.b", c="d"} 1"#),
            Reading(#"{ "a.b" , } 1"#, #"{__name__="a.b"} 1"#),
            Reading(#"a{"c d"="e"} 1"#, #"{__name__="a", "c d"="e"} 1"#),
            Reading(##"# TYPE "a.b" gauge"##, "TYPE a.b gauge"),
            Reading("a{b=\"\0c\0\"} 1\n# HELP a x\0y\n", #"{__name__="a", b="\x00c\x00"} 1"#, "HELP a x\0y"),
            Reading("a 1\n\0b 2\n", #"{__name__="a"} 1"#),
        ]
    )
    func reads(_ reading: Reading) throws {
        #expect(try entries(reading.body, .text) == reading.entries)
    }

    @Test(
        "a body that Prometheus refuses is refused, and the message says where and what was expected",
        arguments: [
            ("a 1\r\n", "line 1, column 3: “1\\u{0D}” is not a number: expected digits such as 12"),
            ("# TYPE a gauge\r\n", "line 1, column 10: “gauge\\u{0D}” is not a type: expected counter, gauge"),
            (
                "\r\n",
                "line 1, column 1: expected a metric name, an opening brace or a comment at the start of a line, found a"
            ),
            ("a 1 -5\n", "line 1, column 5: expected a timestamp or the end of the line after the value, found “-”"),
            ("a 1 1.5\n", "line 1, column 6: expected the end of the line, found “.”"),
            ("a 1 99999999999999999999\n", "line 1, column 5: “99999999999999999999” is not a timestamp"),
            ("a{,b=\"c\"} 1\n", "line 1, column 3: expected a label name or the closing brace, found “,”"),
            ("a{b=\"c\",,d=\"e\"} 1\n", "line 1, column 9: expected a label name or the closing brace, found “,”"),
            ("a 1 # x\n", "line 1, column 5: expected a timestamp or the end of the line after the value, found “#”"),
            ("# TYPE a GAUGE\n", "line 1, column 10: “GAUGE” is not a type"),
            ("# TYPE a unknown\n", "line 1, column 10: “unknown” is not a type"),
            ("# TYPE a\n", "line 1, column 9: “” is not a type"),
            ("# TYPE a  gauge\n", "line 1, column 10: “ gauge” is not a type"),
            ("# HELP a\0b\n", "line 1, column 9: expected a space and a text after the metric name"),
            ("# TYPE \n", "line 1, column 8: expected a metric name, found end of line"),
            ("{} 1\n", "line 1, column 1: the series has no metric name"),
            (#"{"a","b"} 1"#, "line 1, column 6: the series has two metric names"),
            (#"a{"b"} 1"#, "line 1, column 3: the series has two metric names"),
            (#"{a="b"} 1"#, "line 1, column 1: the series has no metric name"),
            (#"{""} 1"#, "line 1, column 2: a name in quotes is empty"),
            ("a{b} 1\n", "line 1, column 4: expected an equals sign after the label name, found “}”"),
            ("a{b=c} 1\n", "line 1, column 5: expected a label value in double quotes, found “c”"),
            ("a{b=\"c} 1\n", "line 2, column 1: expected the closing double quote, found the end of the body"),
            ("a{b=\"c\"} {d=\"e\"} 1\n", "line 1, column 10: expected a value after the series, found “{”"),
            (
                "\u{FEFF}a 1\n",
                "line 1, column 1: expected a metric name, an opening brace or a comment at the start of a line, found a byte"
            ),
            ("é 1\n", "line 1, column 1: expected a metric name"),
            ("9a 1\n", "line 1, column 1: expected a metric name"),
            ("<html>\n", "line 1, column 1: expected a metric name"),
            ("[1]\n", "line 1, column 1: expected a metric name"),
            ("a 1\nb{c=\"d\"}\n", "line 2, column 9: expected a value after the series, found end of line"),
            ("a", "line 1, column 2: expected a value after the series, found the end of the body"),
            ("a{é=\"b\"} 1\n", "line 1, column 3: expected a label name or the closing brace, found “é”"),
            ("a{b=\"é\",c} 1\n", "line 1, column 10: expected an equals sign after the label name, found “}”"),
            (#"a{b="1",b="2"} 1"#, "line 1, column 9: the label “b” stands twice in one series"),
            (#"a{__name__="b"} 1"#, "line 1, column 3: the label “__name__” stands twice in one series"),
            ("a\0 1\n", "line 1, column 2: “\\u{00}” is not a number"),
        ]
    )
    func refuses(_ body: String, _ message: String) throws {
        let found = try #require(refusal(of: body, .text))
        #expect(found.hasPrefix(message), "\(found)")
    }

    @Test("a label value that is not UTF-8 is refused")
    func invalidUTF8() {
        let body = Array("a{b=\"x".utf8) + [0xFF] + Array("\"} 1\n".utf8)
        #expect(throws: ExpositionError.self) { try entries(body, .text) }
        #expect(throws: ExpositionError.self) { try entries(Array("# HELP a ".utf8) + [0xC3, 0x28, 0x0A], .text) }
    }

    @Test(
        "le under a histogram and quantile under a summary are written as Prometheus writes them",
        arguments: [
            ("# TYPE a histogram\na_bucket{le=\"1\"} 2\n", #"{__name__="a_bucket", le="1.0"} 2"#),
            ("# TYPE a histogram\na_bucket{le=\"1000000\"} 2\n", #"{__name__="a_bucket", le="1e+06"} 2"#),
            ("# TYPE a histogram\na_bucket{le=\"inf\"} 2\n", #"{__name__="a_bucket", le="+Inf"} 2"#),
            ("# TYPE a histogram\na_bucket{le=\"one\"} 2\n", #"{__name__="a_bucket", le="one"} 2"#),
            ("# TYPE a histogram\na{quantile=\"1\"} 2\n", #"{__name__="a", quantile="1"} 2"#),
            ("# TYPE a summary\na{quantile=\"0.50\"} 2\n", #"{__name__="a", quantile="0.5"} 2"#),
            ("# TYPE a gauge\na{le=\"1\"} 2\n", #"{__name__="a", le="1"} 2"#),
        ]
    )
    func normalizes(_ body: String, _ series: String) throws {
        #expect(try entries(body, .text).last == series)
    }
}
