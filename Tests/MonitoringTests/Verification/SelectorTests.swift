import Monitoring
import Prometheus
import Testing

@Suite("A selector")
struct SelectorTests {
    static let labels: Labels = [
        "__name__": "my_first_metric", "instance": "metrics-server-1:80", "job": "waves", "quote": #"a"b\c"#,
    ]

    @Test(
        "matches",
        arguments: [
            "my_first_metric",
            " my_first_metric ",
            "my_first_metric{}",
            #"{__name__="my_first_metric"}"#,
            #"{"my_first_metric"}"#,
            #"{job="waves", "my_first_metric"}"#,
            #"my_first_metric{instance="metrics-server-1:80"}"#,
            #"my_first_metric{instance=~"metrics-server-1.*"}"#,
            #"my_first_metric { instance =~ "metrics-.*" , job != "other" , }"#,
            #"my_first_metric{absent="",absent!="x",absent!~"x+",absent=~".*"}"#,
            #"my_first_metric{job=~"other|waves"}"#,
            #"{__name__=~"my_.+"}"#,
            #"my_first_metric{'job'='waves',"instance"=~`metrics-server-\d:80`}"#,
            #"my_first_metric{job="\x77\141ves"}"#,
            #"my_first_metric{job="\u0077aves"}"#,
            #"my_first_metric{quote="a\"b\\c"}"#,
            #"my_first_metric{quote='a"b\\c'}"#,
            "my_first_metric{quote=`a\"b\\c`}",
        ]
    )
    func matching(text: String) throws {
        #expect(try Selector(text).matches(Self.labels))
    }

    @Test(
        "does not match",
        arguments: [
            "my_first",
            "my_first_metric2",
            #"my_first_metric{instance="metrics-server-1"}"#,
            #"my_first_metric{instance=~"metrics-server-1"}"#,
            #"my_first_metric{instance=~"server"}"#,
            #"my_first_metric{job!~"wave.*"}"#,
            #"my_first_metric{job!~"other|waves"}"#,
            #"my_first_metric{absent!=""}"#,
            #"my_first_metric{absent=~".+"}"#,
        ]
    )
    func notMatching(text: String) throws {
        #expect(try !Selector(text).matches(Self.labels))
    }

    @Test("tells apart what only Unicode calls equal")
    func bytes() throws {
        let selector = try Selector("m{l=\"\u{E9}\"}")
        #expect(selector.matches(["__name__": "m", "l": "\u{E9}"]))
        #expect(!selector.matches(["__name__": "m", "l": "e\u{301}"]))
    }

    @Test(
        "is written as PromQL writes it, and read back the same",
        arguments: [
            ("up", "up"),
            ("up{}", "up"),
            (#"{__name__="up"}"#, "up"),
            (#"{"up",job='x'}"#, #"up{job="x"}"#),
            (#"{job="x"}"#, #"{job="x"}"#),
            (#"{"a.b", "c d" != "e"}"#, #"{"a.b","c d"!="e"}"#),
            ("a:b{c=~`\\d+`,d!~'\"'}", #"a:b{c=~"\\d+",d!~"\""}"#),
        ]
    )
    func written(text: String, expected: String) throws {
        let selector = try Selector(text)
        #expect(selector.description == expected)
        #expect(try Selector(expected) == selector)
    }

    @Test(
        "that makes no sense is refused, with the place and what was expected",
        arguments: [
            ("", 1, "a metric's name or {"),
            ("{}", 1, "a selector with at least one condition that an empty value fails"),
            (#"{a=""}"#, 1, "a selector with at least one condition that an empty value fails"),
            (#"{a=~".*"}"#, 1, "a selector with at least one condition that an empty value fails"),
            ("9a", 1, "a metric's name or {"),
            ("up extra", 4, "the end of the selector"),
            ("up[5m]", 3, "the end of the selector"),
            ("up{", 4, "a label's name, a quoted name or }"),
            ("up{job", 7, "=, !=, =~ or !~"),
            ("up{job>", 7, "=, !=, =~ or !~"),
            ("up{job=x}", 8, "a quoted string"),
            (#"up{job="x}"#, 11, "the closing quote of the string that begins in column 8"),
            (#"up{job="x" instance="y"}"#, 12, ", or }"),
            (#"up{,}"#, 4, "a label's name, a quoted name or }"),
            (#"up{__name__="down"}"#, 4, "no __name__ beside the name before the braces"),
            (#"up{"down"}"#, 4, "no second name for the metric"),
            (#"{"up","down"}"#, 7, "no second name for the metric"),
            (#"é{a="b"}"#, 1, "a metric's name or {"),
            (#"up{é="b"}"#, 4, "a label's name, a quoted name or }"),
            (#"up{a="\x4"}"#, 10, "2 hexadecimal digits in the escape"),
        ]
    )
    func refused(text: String, column: Int, expected: String) {
        let error = #expect(throws: SyntaxError.self) { try Selector(text) }
        #expect(error?.column == column)
        #expect(error?.expected == expected)
    }

    @Test(
        "with a regex that is none, or none of RE2, says why",
        arguments: [
            (#"up{a=~"("}"#, "a regular expression; missing closing ): `(`"),
            (#"up{a!~"[b"}"#, "a regular expression; missing closing ]: `[b` at character 1"),
            (#"up{a=~"(?!b)c"}"#, "a regular expression; invalid or unsupported Perl syntax: `(?!` at character 1"),
        ]
    )
    func regex(text: String, expected: String) {
        let error = #expect(throws: SyntaxError.self) { try Selector(text) }
        #expect(error?.column == 7)
        #expect(error?.expected.hasPrefix(expected) == true, "\(error?.expected ?? "")")
    }

    @Test("says in its error what a person needs")
    func words() {
        let error = #expect(throws: SyntaxError.self) { try Selector("up{job=x}") }
        #expect(error?.description == #"column 8, found "x", expected a quoted string, in: up{job=x}"#)
        let end = #expect(throws: SyntaxError.self) { try Selector("up{job") }
        #expect(end?.description == "column 7, found the end, expected =, !=, =~ or !~, in: up{job")
    }
}
