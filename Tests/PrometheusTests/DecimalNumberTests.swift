import Prometheus
import Testing

@Suite("Numbers, as Prometheus reads them")
struct DecimalNumberTests {
    @Test(
        "what Go's ParseFloat takes is a number",
        arguments: [
            ("0", 0), ("1", 1), ("+5", 5), ("-5", -5), (".5", 0.5), ("5.", 5), ("007", 7), ("1e3", 1000), ("1E3", 1000),
            ("1e+3", 1000), ("1.5e-3", 0.0015), ("0e999999999999", 0), ("1e-400", 0), ("-1e-400", -0.0),
            ("1e23", 1e23), ("9007199254740993", 9_007_199_254_740_992),
            ("9007199254740993.000000000000000001", 9_007_199_254_740_994),
            ("0.021383540000000003", 0.021383540000000003), ("2.2250738585072014e-308", .leastNormalMagnitude),
            ("4.9e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("123456789012345678901234567890", 1.2345678901234568e29),
            ("inf", .infinity), ("+Inf", .infinity), ("-Inf", -.infinity), ("INFINITY", .infinity),
            ("-infinity", -.infinity),
        ] as [(String, Double)]
    )
    func accepts(_ text: String, _ value: Double) {
        #expect(DecimalNumber.parse(text)?.bitPattern == value.bitPattern)
    }

    @Test("every NaN is the one that Prometheus stores", arguments: ["NaN", "nan", "NAN"])
    func nan(_ text: String) {
        #expect(DecimalNumber.parse(text)?.bitPattern == 0x7ff8_0000_0000_0001)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", " ", " 1", "1 ", "+", "-", ".", "e", "e5", "1e", "1e+", "1e1.5", "1.2.3", "--1", "+-1", "1_2", "1_",
            "0x10",
            "0x1p-3", "0b1", "0o7", "1,5", "1e400", "-1e400", "1.8e308", "nan(0x1)", "snan", "+nan", "-NaN", "in",
            "infi",
            "infinit", "infinityy", "nanx", "1f", "١", "1\0", "true",
        ]
    )
    func refuses(_ text: String) {
        #expect(DecimalNumber.parse(text) == nil)
    }

    @Test("a number reads as the standard library reads it, to the last bit")
    func agreesWithTheStandardLibrary() throws {
        var generator = SeededGenerator(1)
        for _ in 0..<20_000 {
            let digits = String(generator.next() >> UInt64.random(in: 0...60, using: &generator))
            let point = Int.random(in: 0...digits.count, using: &generator)
            let exponent = Int.random(in: -40...40, using: &generator)
            let text = "\(digits.prefix(point)).\(digits.dropFirst(point))e\(exponent)"
            let expected = try #require(Double(text.first == "." ? "0" + text : text))
            let found = DecimalNumber.parse(text)
            if found?.bitPattern != expected.bitPattern { Issue.record("\(text): \(String(describing: found))") }
        }
    }

    @Test("halfway cases and their neighbours round to even")
    func halfway() throws {
        var generator = SeededGenerator(2)
        for _ in 0..<5_000 {
            // 54 bits, the last of which is the half; times a power of ten that keeps it within 64 bits.
            let integer = (1 << 53 | generator.next() >> 11) | 1
            for text in ["\(integer)", "\(integer)0e-1", "\(integer)1e-1", "\(integer - 1)9e-1"] {
                let expected = try #require(Double(text))
                #expect(DecimalNumber.parse(text)?.bitPattern == expected.bitPattern, "\(text)")
            }
        }
    }

    @Test("a number of a hundred thousand digits is read, and in one pass")
    func long() {
        #expect(DecimalNumber.parse(String(repeating: "0", count: 100_000) + "1") == 1)
        #expect(DecimalNumber.parse("0." + String(repeating: "0", count: 100_000) + "1") == 0)
        #expect(DecimalNumber.parse(String(repeating: "1", count: 100_000)) == nil)
        #expect(DecimalNumber.parse("0." + String(repeating: "0", count: 123_455) + "1e1234567") == nil)
        #expect(DecimalNumber.parse("1e" + String(repeating: "0", count: 100_000) + "2") == 100)
    }
}
