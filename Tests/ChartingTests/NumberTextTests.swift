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
            (1e-12, "1e-12"),
            (.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.leastNonzeroMagnitude, "4.941e-324"),
        ] as [(Double, String)])
    func short(value: Double, expected: String) {
        #expect(NumberText.short(value) == expected)
    }

    @Test(
        "the decimals that a value has",
        arguments: [(31.42, 2), (31.4, 1), (30, 0), (0, 0), (0.001, 3), (1e21, 0), (1e-7, 7)])
    func decimals(value: Double, expected: Int) {
        #expect(NumberText.decimals(of: value) == expected)
    }
}
