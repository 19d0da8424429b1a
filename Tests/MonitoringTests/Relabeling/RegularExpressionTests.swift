import Monitoring
import Testing

/// The text of each group, the whole match first, `-` for a group that took no part; nil without a match.
private func groups(_ pattern: String, _ text: String) throws -> [String]? {
    let bytes = Array(text.utf8)
    return try RegularExpression(pattern).groups(in: bytes.span)?
        .map { range in
            range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "-"
        }
}

@Suite("A regular expression finds what Go's regexp finds in ^(?s:…)$")
struct RegularExpressionTests {
    @Test(
        "in the shapes that relabelling is full of",
        arguments: [
            ("(.*)", "", ["", ""]),
            ("(.*)", "a\nb", ["a\nb", "a\nb"]),
            ("(.+)", "", nil),
            ("(.+)", "x", ["x", "x"]),
            ("up", "up", ["up"]),
            ("up", "upp", nil),
            ("up|down", "down", ["down"]),
            ("up|down", "updown", nil),
            ("node_.*", "node_load1", ["node_load1"]),
            ("node_(.+)", "node_", nil),
            ("(.+)_total", "http_requests_total", ["http_requests_total", "http_requests"]),
            ("([^:]+)(?::\\d+)?", "10.0.0.1:9100", ["10.0.0.1:9100", "10.0.0.1"]),
            ("([^:]+)(?::\\d+)?;(\\d+)", "10.0.0.1:9100;80", ["10.0.0.1:9100;80", "10.0.0.1", "80"]),
            (
                "__meta_kubernetes_pod_label_(.+)", "__meta_kubernetes_pod_label_app",
                ["__meta_kubernetes_pod_label_app", "app"]
            ),
            ("(?:(a)|b)(c)?", "b", ["b", "-", "-"]),
            ("https?;(.*)", "http;x", ["http;x", "x"]),
            ("kube_(pod|node)_(?:status|info).*", "kube_node_info", ["kube_node_info", "node"]),
            ("", "", [""]),
            ("", "a", nil),
        ] as [(String, String, [String]?)])
    func usual(pattern: String, text: String, expected: [String]?) throws {
        #expect(try groups(pattern, text) == expected)
    }

    @Test(
        "with the alternative and the repetition that stand first preferred",
        arguments: [
            ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]),
            ("(a+)(a*)", "aaa", ["aaa", "aaa", ""]),
            ("(a+?)(a*)", "aaa", ["aaa", "a", "aa"]),
            ("(a*?)(a*)", "aaa", ["aaa", "", "aaa"]),
            ("(a??)(a?)", "a", ["a", "", "a"]),
            ("(?U)(a+)(a*)", "aaa", ["aaa", "a", "aa"]),
            ("(?U)(a+?)(a*)", "aaa", ["aaa", "aaa", ""]),
            ("(a|b)*", "abab", ["abab", "b"]),
            ("(?:(a)|(b))*", "ab", ["ab", "a", "b"]),
            ("(|a)*", "aa", ["aa", "a"]),
            ("(|a)+", "aa", ["aa", "a"]),
            ("(a|)*", "aa", ["aa", "a"]),
            ("(a*)*", "aa", ["aa", "aa"]),
            ("(a*)+", "b", nil),
            ("(a){0}b", "b", ["b", "-"]),
            ("(a){2}", "aa", ["aa", "a"]),
            ("(a{1,2})(a{1,2})", "aaa", ["aaa", "aa", "a"]),
            ("(a{1,2}?)(a{1,2})", "aaa", ["aaa", "a", "aa"]),
            ("a{2,}", "a", nil),
            ("a{2,}", "aaaa", ["aaaa"]),
            ("x{,2}", "x{,2}", ["x{,2}"]),
            ("x{01}", "x{01}", ["x{01}"]),
            ("{", "{", ["{"]),
        ] as [(String, String, [String]?)])
    func preference(pattern: String, text: String, expected: [String]?) throws {
        #expect(try groups(pattern, text) == expected)
    }

    @Test(
        "with every kind of escape, class, group and flag",
        arguments: [
            (#"\d+\w\s\D\W\S"#, "12a bcd", nil),
            (#"\d+\w\s\D\W\S"#, "1a\tb-c", ["1a\tb-c"]),
            (#"\x41\x{e9}\101\t\.\_"#, "AéA\t._", ["AéA\t._"]),
            (#"\Qa.b*\E+"#, "a.b***", ["a.b***"]),
            (#"\a\f\n\r\v\0\07"#, "\u{7}\u{c}\n\r\u{b}\0\u{7}", ["\u{7}\u{c}\n\r\u{b}\0\u{7}"]),
            ("[]a]+", "]a", ["]a"]),
            ("[^]a]", "]", nil),
            ("[a-]+", "a-", ["a-"]),
            ("[--/]", ".", ["."]),
            ("[[:alpha:]_][[:word:]]*", "a_1", ["a_1"]),
            ("[[:^digit:]]", "5", nil),
            ("[[:a]+", ":[a", [":[a"]),
            (#"[\d\-x]+"#, "1-x", ["1-x"]),
            ("[^a]", "\n", ["\n"]),
            ("(?-s).", "\n", nil),
            ("(?-s:.)a", "\na", nil),
            ("(?i)Straße", "STRAßE", ["STRAßE"]),
            ("(?i)straSSe", "straße", nil),
            ("(?i:k)k", "Kk", ["Kk"]),
            ("(?i:k)k", "KK", nil),
            ("(?i)[k]", "\u{212A}", ["\u{212A}"]),
            ("a(?i)b|c", "aB", ["aB"]),
            ("a(?i)b|c", "C", ["C"]),
            ("(?P<host>.+):(?<port>.+)", "a:1", ["a:1", "a", "1"]),
            (#"(?m)a$\n^b"#, "a\nb", ["a\nb"]),
            (#"a$\n^b"#, "a\nb", nil),
            (#"\bfoo\b.\Boo"#, "foo ooo", nil),
            (#"\bfoo\b.\bbar\B."#, "foo barn", ["foo barn"]),
            (#"^\Aup\z$"#, "up", ["up"]),
            (".", "é", ["é"]),
            ("..", "😀é", ["😀é"]),
        ] as [(String, String, [String]?)])
    func syntax(pattern: String, text: String, expected: [String]?) throws {
        #expect(try groups(pattern, text) == expected)
    }

    @Test("an alternation that breaks out of the anchors loosens them, as it does in Prometheus")
    func brokenAnchors() throws {
        #expect(try groups("a)|(b", "a and more") == ["a", "-"])
        #expect(try groups("a)|(b", "more and b") == ["b", "b"])
        #expect(try groups("a)|(b", "c") == nil)
    }

    @Test(
        "that cannot go exponential: ten thousand characters are done at once", .timeLimit(.minutes(1)),
        arguments: [
            "(a*)*b", "(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)x", "(a?){100}b", #"(a*)*\bb"#,
            "(x+x+)+y|(a*)*b",
        ])
    func hostile(pattern: String) throws {
        let text = String(repeating: "a", count: 10_000)
        #expect(try groups(pattern, text) == nil)
        #expect(try !RegularExpression(pattern).matches(text))
    }

    @Test("of hundreds of names finds each of them and nothing else")
    func manyLiterals() throws {
        let names = (0..<500).map { "metric_\($0)_total" }
        let expression = try RegularExpression(names.joined(separator: "|"))
        #expect(names.allSatisfy { expression.matches($0) })
        #expect(!expression.matches("metric_500_total"))
        #expect(!expression.matches("metric_1_tota"))
    }
}
