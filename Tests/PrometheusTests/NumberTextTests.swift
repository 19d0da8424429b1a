import Prometheus
import Testing

@Suite("Numbers, as Prometheus writes them")
struct NumberTextTests {
    @Test(
        "the shortest text has the fewest digits that read back, in Go's layout",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-1, "-1"), (31.42, "31.42"), (100_000, "100000"), (999_999, "999999"),
            (1_000_000, "1e+06"), (12_485_016, "1.2485016e+07"), (123_456_789, "1.23456789e+08"), (0.0001, "0.0001"),
            (0.00001, "1e-05"), (4.2955e-05, "4.2955e-05"), (0.1, "0.1"), (0.000123654, "0.000123654"), (1e21, "1e+21"),
            (1e100, "1e+100"), (.leastNonzeroMagnitude, "5e-324"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (0.021383540000000003, "0.021383540000000003"), (123_456.789, "123456.789"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"), (.nan, "NaN"),
        ] as [(Double, String)]
    )
    func shortest(_ value: Double, _ text: String) {
        #expect(NumberText.shortest(value) == text)
    }

    @Test(
        "the canonical text of OpenMetrics shows that it is a float",
        arguments: [
            (0, "0.0"), (1, "1.0"), (10, "10.0"), (100_000, "100000.0"), (1e6, "1e+06"), (1e10, "1e+10"),
            (1e-10, "1e-10"),
            (1e-5, "1e-05"), (0.0001, "0.0001"), (0.5, "0.5"), (.infinity, "+Inf"), (-2, "-2.0"),
        ] as [(Double, String)]
    )
    func openMetrics(_ value: Double, _ text: String) {
        #expect(NumberText.openMetrics(value) == text)
    }

    @Test(
        "fixed decimals round the exact value of the double",
        arguments: [
            (31.42, 2, "31.42"), (30, 2, "30.00"), (0, 2, "0.00"), (-0.0, 2, "-0.00"), (1, 0, "1"), (1.5, 0, "2"),
            (2.5, 0, "2"),
            (0.5, 0, "0"), (31.415, 2, "31.41"), (31.425, 2, "31.43"), (1.005, 2, "1.00"), (2.675, 2, "2.67"),
            (0.125, 2, "0.12"),
            (0.375, 2, "0.38"), (9.995, 2, "9.99"), (9.999, 2, "10.00"), (-0.004, 2, "-0.00"), (-31.456, 1, "-31.5"),
            (0.1, 20, "0.10000000000000000555"), (1e22, 1, "10000000000000000000000.0"),
            (.leastNonzeroMagnitude, 3, "0.000"),
            (123_456_789.987_654, 4, "123456789.9877"), (.infinity, 2, "+Inf"), (.nan, 2, "NaN"),
        ] as [(Double, Int, String)]
    )
    func fixed(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test("the greatest double has 309 digits before the point")
    func huge() {
        let text = NumberText.fixed(.greatestFiniteMagnitude, decimals: 2)
        #expect(text.hasPrefix("17976931348623157081452742373170435679807056752584") && text.utf8.count == 312)
    }

    @Test("what is written reads back as the same number")
    func roundTrip() {
        var generator = SeededGenerator(3)
        for _ in 0..<10_000 {
            let value = Double(bitPattern: generator.next())
            if value.isNaN { continue }
            #expect(DecimalNumber.parse(NumberText.shortest(value))?.bitPattern == value.bitPattern)
            #expect(DecimalNumber.parse(NumberText.openMetrics(value))?.bitPattern == value.bitPattern)
        }
    }

    @Test(
        "a timestamp is written in seconds",
        arguments: [
            (0, "0"), (1, "0.001"), (1500, "1.5"), (1_520_879_607_789, "1520879607.789"), (-5000, "-5"), (-1, "-0.001"),
            (.min, "-9223372036854775.808"),
        ] as [(Int64, String)]
    )
    func seconds(_ milliseconds: Int64, _ text: String) {
        #expect(NumberText.seconds(milliseconds: milliseconds) == text)
    }
}
