import Prometheus
import Testing

@Suite("OpenMetrics 1.0, as Prometheus reads it")
struct OpenMetricsFormatTests {
    @Test(
        "a body is read as Prometheus reads it",
        arguments: [
            Reading("# EOF\n"),
            Reading("# EOF"),
            Reading("a 1\n# EOF\n", #"{__name__="a"} 1"#),
            Reading("a 1 1.5\n# EOF\n", #"{__name__="a"} 1 @1500"#),
            Reading("a 1 -5\n# EOF\n", #"{__name__="a"} 1 @-5000"#),
            Reading("a 1 1520879607.789\n# EOF\n", #"{__name__="a"} 1 @1520879607789"#),
            Reading("a 1 12345678901234567890.1\n# EOF\n", #"{__name__="a"} 1 @9223372036854775807"#),
            Reading("a{b=\"c\",} 1\n# EOF\n", #"{__name__="a", b="c"} 1"#),
            Reading("a{b=\"\\t\\n\\\"\"} 1\n# EOF\n", #"{__name__="a", b="\\t\n\""} 1"#),
            Reading("# TYPE a unknown\n# EOF\n", "TYPE a unknown"),
            Reading("# TYPE a gaugehistogram\n# EOF\n", "TYPE a gaugehistogram"),
            Reading("# HELP a \n# HELP b x\\\"\\n\\\\y\n# EOF\n", "HELP a ", "HELP b x\"\n\\y"),
            Reading("# UNIT a_seconds seconds\n# UNIT a \n# EOF\n", "UNIT a_seconds seconds", "UNIT a "),
            Reading(#"{"a.b",c="d"} 1"# + "\n# EOF\n", #"{__name__="a.b", c="d"} 1"#),
            Reading("# TYPE \"a.b\" gauge\n# EOF\n", "TYPE a.b gauge"),
            Reading("a 1 # {b=\"c\"} 0.5\n# EOF\n", #"{__name__="a"} 1 # {b="c"} 0.5"#),
            Reading("a 1 2 # {} 0.5 1.25\n# EOF\n", #"{__name__="a"} 1 @2000 # {} 0.5 @1250"#),
            Reading("a 1 # {\"b.c\"=\"d\"} 4\n# EOF\n", #"{__name__="a"} 1 # {"b.c"="d"} 4"#),
            Reading("a{b=\" # {c=\\\"d\\\"} 1\"} 1\n# EOF\n", #"{__name__="a", b=" # {c=\"d\"} 1"} 1"#),
            Reading(
                "# TYPE a histogram\na_bucket{le=\"1\"} 2\n# EOF\n", "TYPE a histogram",
                #"{__name__="a_bucket", le="1.0"} 2"#),
        ]
    )
    func reads(_ reading: Reading) throws {
        #expect(try entries(reading.body, .openMetrics) == reading.entries)
    }

    @Test(
        "a line that is not OpenMetrics is refused, and the message says where and what was expected",
        arguments: [
            ("", "line 1, column 1: expected “# EOF” at the end of the body, found the end of the body"),
            ("a 1\n", "line 2, column 1: expected “# EOF” at the end of the body"),
            ("a 1", "line 1, column 4: expected “# EOF” at the end of the body"),
            ("# EOF\n\n", "line 2, column 1: expected nothing after “# EOF”, found end of line"),
            ("# EOF\n# EOF\n", "line 2, column 1: expected nothing after “# EOF”, found “#”"),
            ("a 1\r\n# EOF\n", "line 1, column 3: “1\\u{0D}” is not a number"),
            (
                "a{b=\"c\" d=\"e\"} 1\n# EOF\n",
                "line 1, column 8: expected a comma or the closing brace after the label"
            ),
            ("a{b=\"x\ny\"} 1\n# EOF\n", "line 1, column 7: expected the closing double quote, found end of line"),
            ("a{b=\"c\"}1\n# EOF\n", "line 1, column 9: expected a value after the series, found “1”"),
            ("a 1 \n# EOF\n", "line 1, column 5: expected a timestamp or the end of the line"),
            ("a\t1\n# EOF\n", "line 1, column 2: expected a value after the series, found a tab"),
            ("a  1\n# EOF\n", "line 1, column 3: expected a value after the series, found a space"),
            (" a 1\n# EOF\n", "line 1, column 1: expected a metric name, an opening brace or a comment"),
            ("\na 1\n# EOF\n", "line 1, column 1: expected a metric name, an opening brace or a comment"),
            ("# a comment\n# EOF\n", "line 1, column 3: expected HELP, TYPE, UNIT or EOF after “# ”"),
            ("#TYPE a gauge\n# EOF\n", "line 1, column 2: expected HELP, TYPE, UNIT or EOF after “# ”"),
            (
                "# TYPE\n# EOF\n",
                "line 1, column 7: expected a space and a metric name after HELP, TYPE or UNIT, found end of"
            ),
            (
                "# TYPE a untyped\n# EOF\n",
                "line 1, column 10: “untyped” is not a type: expected counter, gauge, histogram, gau"
            ),
            (
                "# HELP a\n# EOF\n",
                "line 1, column 9: expected a space and a text after the metric name, found end of line"
            ),
            ("# UNIT a seconds\n# EOF\n", "line 1, column 10: the unit “seconds” is not the end of the name “a”"),
            ("# UNIT as s\n# EOF\n", "line 1, column 11: the unit “s” is not the end of the name “as”"),
            ("a 1 NaN\n# EOF\n", "line 1, column 5: “NaN” is not a timestamp: expected seconds since 1970"),
            ("a 1 1_2\n# EOF\n", "line 1, column 5: “1_2” is not a timestamp"),
            ("a 1 #{} 1\n# EOF\n", "line 1, column 4: expected an exemplar: a space, #, a space and labels in braces"),
            ("a 1 # {}\n# EOF\n", "line 1, column 9: expected a value after the exemplar's labels, found end of line"),
            ("a 1 # {\"b\"} 1\n# EOF\n", "line 1, column 11: expected an equals sign after the label name, found “}”"),
            ("a 1 # {} 1 1 1\n# EOF\n", "line 1, column 13: expected the end of the line, found a space"),
            ("{} 1\n# EOF\n", "line 1, column 1: the series has no metric name"),
            ("{\"a\",\"b\"} 1\n# EOF\n", "line 1, column 6: the series has two metric names"),
        ]
    )
    func refuses(_ body: String, _ message: String) throws {
        let found = try #require(refusal(of: body, .openMetrics))
        #expect(found.hasPrefix(message), "\(found)")
    }
}
