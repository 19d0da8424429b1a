import Charting
import Testing

@Suite("Text made safe")
struct SafeTextTests {
    private func shown(_ text: String) -> String {
        SafeText(text).reduce(into: "") { $1.write(to: &$0) }
    }

    @Test(
        "what a terminal would obey or hide is shown as a placeholder",
        arguments: [
            ("\u{1B}[31mred", "␛[31mred"),
            ("a\tb\nc\r\nd\u{0}", "a␉b␊c␍␊d␀"),
            ("\u{7F}", "␡"),
            ("\u{9B}31m", "�31m"),
            ("user\u{202E}txt.exe", "user�txt.exe"),
            ("a\u{2066}b\u{2069}c\u{200F}", "a�b�c�"),
            ("zero\u{200B}width\u{200D}join\u{FEFF}er\u{AD}", "zero�width�join�er�"),
            ("\u{E0041}tag", "�tag"),
            ("\u{2028}\u{2029}", "��"),
            ("\u{E000}\u{378}", "��"),
            ("🇩🇪", "��"),
            ("👍🏽", "👍�"),
        ])
    func placeholders(text: String, expected: String) {
        #expect(shown(text) == expected)
    }

    @Test(
        "a combining mark stays on its base, and one without a base gets a dotted circle",
        arguments: [
            ("e\u{301}", ["e", "\u{301}"]),
            ("\u{301}a", ["◌", "\u{301}", "a"]),
            ("\u{1B}\u{301}", ["␛", "\u{301}"]),
            ("a\u{301}\u{302}\u{303}\u{304}b", ["a", "\u{301}", "\u{302}", "b"]),
        ])
    func combining(text: String, expected: [Unicode.Scalar]) {
        #expect(Array(shown(text).unicodeScalars) == expected)
    }

    @Test("text in any script is left as it is", arguments: ["ärger °C ±10 %", "метрики", "日本語", "ค่า", "한국어", "😀"])
    func ordinary(text: String) {
        #expect(Array(shown(text).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(
        "East Asian and emoji characters are two cells wide, marks none",
        arguments: [
            ("abc", 3), ("日本", 4), ("ｆ", 2), ("ﾊ", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("⌚", 2),
            ("❤\u{FE0F}", 1), ("e\u{301}", 1), ("±…×┄⣿█", 6), ("", 0), ("\u{1B}[0m", 4), ("한국\u{20000}", 6),
        ])
    func widths(text: String, expected: Int) {
        #expect(SafeText.width(of: text) == expected)
    }

    @Test(
        "text that does not fit ends in an ellipsis, and never in half a character",
        arguments: [
            ("metrics", 7, "metrics"), ("metrics", 6, "metri…"), ("metrics", 1, "…"), ("metrics", 0, ""),
            ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
        ])
    func cut(text: String, width: Int, expected: String) {
        #expect(SafeText.glyphs(text, width: width).reduce(into: "") { $1.write(to: &$0) } == expected)
    }

    @Test("a label of 10,000 characters is cut without being walked to its end twice")
    func long() {
        let glyphs = SafeText.glyphs(String(repeating: "x", count: 10_000), width: 20)
        #expect(glyphs.count == 20)
        #expect(glyphs.last?.base == "…")
    }

    @Test("no scalar at all puts a control character into a glyph")
    func everyScalar() {
        for value in UInt32(0)...0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for glyph in SafeText(String(Character(scalar))) {
                #expect(glyph.base.value >= 0x20 && !(0x7F...0x9F).contains(glyph.base.value))
                #expect((1...2).contains(glyph.width))
            }
        }
    }
}
