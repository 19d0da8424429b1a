import Monitoring
import Testing

@Suite("Classes and case beyond ASCII")
struct RegularExpressionUnicodeTests {
    @Test(
        "a class holds the characters that Unicode gives it",
        arguments: [
            (#"\pL+"#, "aéßЖ日", true), (#"\pL"#, "1", false), (#"\PL"#, "1", true), (#"\p{Lu}"#, "É", true),
            (#"\p{Lu}"#, "é", false), (#"\p{^Lu}"#, "é", true), (#"\P{^Lu}"#, "É", true), (#"\p{Nd}+"#, "0٣", true),
            (#"\pN"#, "½", true), (#"\p{Greek}+"#, "αΩ", true), (#"\p{Greek}"#, "a", false),
            (#"\p{Cyrillic}+"#, "Жж", true), (#"\p{Han}+"#, "日本", true), (#"\p{Latin}+"#, "aé", true),
            (#"[\p{Han}\p{Hiragana}]+"#, "日の", true), (#"[^\p{Han}]"#, "日", false), (#"\p{Any}"#, "\u{10FFFF}", true),
            (#"\p{Co}"#, "\u{E000}", true), (#"\pZ"#, "\u{2028}", true), (#"\x{10FFFF}"#, "\u{10FFFF}", true),
        ])
    func classes(pattern: String, text: String, matches: Bool) throws {
        #expect(try RegularExpression(pattern).matches(text) == matches)
    }

    @Test(
        "where case is ignored, all characters of one simple folding are one",
        arguments: [
            ("(?i)σ+", "σςΣ", true), ("(?i)k", "\u{212A}", true), ("(?i)[s]", "ſ", true),
            (#"(?i)\w+"#, "ſ\u{212A}", true),
            (#"(?i)\W"#, "ſ", false), ("(?i)å", "\u{212B}", true), ("(?i)µ", "μ", true), ("(?i)ß", "ẞ", true),
            ("(?i)i", "İ", false), ("(?i)ı", "I", false), (#"(?i)\p{Lu}"#, "é", true), (#"(?i)[^é]"#, "É", false),
            ("(?i)ǆ", "ǅ", true), ("(?i)жук", "ЖУК", true),
        ])
    func folding(pattern: String, text: String, matches: Bool) throws {
        #expect(try RegularExpression(pattern).matches(text) == matches)
    }

    @Test("é and e with an accent are two texts, as for Prometheus")
    func noNormalization() throws {
        #expect(try !RegularExpression("é").matches("e\u{301}"))
        #expect(try RegularExpression("..").matches("e\u{301}"))
        #expect(try RegularExpression("\u{E9}") != RegularExpression("e\u{301}"))
    }
}
