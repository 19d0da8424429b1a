import Charting
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
    @Test(
        "fixed decimals are rounded, carried and padded",
        arguments: [
            (31.42, 2, "31.42"), (31.425, 2, "31.43"), (31.4, 2, "31.40"), (30, 2, "30.00"), (9.999, 2, "10.00"),
            (99.95, 1, "100.0"), (0.005, 2, "0.01"), (0.004, 2, "0.00"), (-0.001, 2, "0.00"), (-1.5, 0, "-2"),
            (0.5, 0, "1"), (0.4, 0, "0"), (1e21, 0, "1000000000000000000000"), (1e-7, 8, "0.00000010"), (0, 1, "0.0"),
            (123_456_789.125, 2, "123456789.13"), (1e-300, 2, "0.00"), (0.07, 1, "0.1"),
            (1e16, 1, "10000000000000000.0"),
        ] as [(Double, Int, String)])
    func fixed(value: Double, decimals: Int, expected: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == expected)
    }

    @Test(
        "short forms have four digits and the suffixes of Prometheus's graphs",
        arguments: [
            (31.42, "31.42"), (31.4159, "31.42"), (0, "0"), (50, "50"), (1234.5, "1235"), (12_345, "12345"),
            (123_456, "123.5k"), (25_165_824, "25.17M"), (1e9, "1G"), (3.5e12, "3.5T"), (1e18, "1E"), (1e21, "1e21"),
            (1e300, "1e300"), (-1e300, "-1e300"), (0.0012, "0.0012"), (0.0005, "500µ"), (2.5e-9, "2.5n"),
            (1e-12, "1e-12"), (999_999, "1M"), (0.999_999_9e300, "1e300"), (-99_999.9, "-100k"), (9.999_99, "10"),
            (0.000_999_999, "0.001"), (0.99999, "1"), (1.797e308, "1.797e308"),
            (.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.leastNonzeroMagnitude, "4.941e-324"),
        ] as [(Double, String)])
    func short(value: Double, expected: String) {
        #expect(NumberText.short(value) == expected)
    }

    @Test(
        "readings have two decimals, below 1 as many as tell them apart",
        arguments: [
            (0, "0.00"), (1, "1.00"), (31.416, "31.42"), (99_999, "99999.00"), (123_456, "123.5k"), (0.146_2, "0.1462"),
            (-0.25, "-0.2500"), (0.1, "0.1000"), (0.054_29, "0.05429"), (0.0005, "500µ"), (.nan, "NaN"),
        ] as [(Double, String)])
    func reading(value: Double, expected: String) {
        #expect(NumberText.reading(value) == expected)
    }

    @Test("beside larger ones they keep two decimals")
    func readingAmong() {
        #expect(NumberText.reading(0.5, largest: 4) == "0.50")
        #expect(NumberText.reading(0.5, largest: 0.9) == "0.5000")
        #expect(NumberText.reading(0, largest: 0.9) == "0.0000")
    }

    @Test(
        "the decimals that a value has",
        arguments: [(31.42, 2), (31.4, 1), (30, 0), (0, 0), (0.001, 3), (1e21, 0), (1e-7, 7)])
    func decimals(value: Double, expected: Int) {
        #expect(NumberText.decimals(of: value) == expected)
    }
}
