import Monitoring
import Testing

@Suite("A pattern that is no RE2 expression is refused")
struct RegularExpressionErrorTests {
    @Test(
        "with what is wrong, where, and what to do instead",
        arguments: [
            ("(?=a)b", "invalid or unsupported Perl syntax: `(?=` at character 1 (RE2 has no lookahead)"),
            ("a(?!b)", "invalid or unsupported Perl syntax: `(?!` at character 2 (RE2 has no lookahead)"),
            ("(?<=a)b", "invalid named capture: `(?<=a)b` at character 1 (RE2 has no lookbehind)"),
            ("(?>a)", "invalid or unsupported Perl syntax: `(?>` at character 1 (RE2 has no atomic groups)"),
            (#"(a)\1"#, #"invalid escape sequence: `\1` at character 4 (RE2 has no references to groups)"#),
            ("a++", "invalid nested repetition operator: `++` at character 2 (RE2 has no possessive repetition)"),
            ("a**", "invalid nested repetition operator: `**` at character 2"),
            ("a{2}{3}", "invalid nested repetition operator: `{2}{3}` at character 2"),
            (
                "*a",
                #"missing argument to repetition operator: `*` at character 1 "#
                    + #"(write \ before it to mean the character itself)"#
            ),
            ("a(b", "missing closing ): `a(b` at character 2"),
            ("ab)", "unexpected ): `ab)` at character 3"),
            ("[a-z", "missing closing ]: `[a-z` at character 1"),
            ("[z-a]", "invalid character class range: `z-a` at character 2 (the lower end stands first)"),
            ("a{1001}", "invalid repeat count: `{1001}` at character 2 (at most 1000 repetitions)"),
            ("a{3,2}", "invalid repeat count: `{3,2}` at character 2 (the larger number stands last)"),
            (
                "(a{100}){100}",
                "invalid repeat count: `{100}` at character 9 (nested repetitions make more than 1000 copies)"
            ),
            (#"a\Z"#, #"invalid escape sequence: `\Z` at character 2 (the end of the text is \z)"#),
            (
                #"\x{110000}"#,
                #"invalid escape sequence: `\x{110000` at character 1 (two hexadecimal digits, or \x{...} up to 10FFFF)"#
            ),
            (#"a\"#, #"trailing backslash at end of expression: `` at character 2"#),
            ("(?z)", "invalid or unsupported Perl syntax: `(?z` at character 1 (the flags are i, m, s and U)"),
            (
                "(?P<a-b>c)",
                "invalid named capture: `(?P<a-b>` at character 1 (a name is made of ASCII letters, digits and _)"
            ),
            (
                "[[:letter:]]",
                "invalid character class range: `[:letter:]` at character 2 (known are alnum, alpha, ascii, blank, "
                    + "cntrl, digit, graph, lower, print, punct, space, upper, word, xdigit)"
            ),
            (#"\Qabc"#, #"missing closing ): `^(?s:\Qabc)$`"#),
        ])
    func messages(pattern: String, message: String) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.description == message)
    }

    @Test("an unknown Unicode class is told with those that are known")
    func unknownClass() throws {
        let error = try #require(throws: RegularExpressionError.self) { try RegularExpression(#"\p{Klingon}"#) }
        #expect(error.fault == .characterRange)
        #expect(error.fragment == #"\p{Klingon}"#)
        #expect(error.hint?.contains("Cyrillic, Devanagari, Georgian, Greek, Han") == true)
    }

    @Test("one that would be too deep or too large is refused, not tried")
    func limits() throws {
        let deep = String(repeating: "(", count: 2000) + String(repeating: ")", count: 2000)
        #expect(throws: RegularExpressionError.self) { try RegularExpression(deep) }
        let large = String(repeating: "(?:abcdefghij){1000}", count: 200)
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(large) }
        #expect(error?.fault == .size)
    }

    @Test("one as deep as Go allows is not")
    func deep() throws {
        let pattern = String(repeating: "(", count: 990) + "a" + String(repeating: ")*", count: 4)
        let rest = String(repeating: ")", count: 986)
        #expect(try RegularExpression(pattern + rest).matches("aaa"))
    }

    @Test("groups that capture nothing may nest as deep as they like")
    func deepGroups() throws {
        let pattern = String(repeating: "(?:", count: 20_000) + "a" + String(repeating: ")", count: 20_000)
        #expect(try RegularExpression(pattern).matches("a"))
    }
}
