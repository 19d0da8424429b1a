import Testing

@testable import Servers

@Suite struct PeriodTests {
    @Test(
        "a period is written in seconds or as Prometheus writes durations",
        arguments: [
            ("60", 60_000), ("0.5", 500), ("1.25", 1250), ("0.001", 1), ("1m", 60_000), ("90s", 90_000),
            ("500ms", 500), ("1m30s", 90_000), ("1h", 3_600_000), ("1d", 86_400_000), ("1w", 604_800_000),
            ("1y", 31_536_000_000), ("1h2m3s4ms", 3_723_004),
        ] as [(String, Int64)]
    )
    func reads(text: String, milliseconds: Int64) throws {
        #expect(try WavePeriod(parsing: text) == WavePeriod(milliseconds: milliseconds))
    }

    @Test(
        "anything else is refused",
        arguments: [
            "0", "0s", "0.0", "-1", "-5s", "abc", "", " 60", "60 ", "1e3", "0x10", "1.2345", "1.", ".5", "1.5m", "5S",
            "1s1m", "1m1m", "m", "ms", "1 m", "１", "9223372036854775807", "99999999999999999999", "300000000000y",
            "1µs",
        ]
    )
    func refuses(text: String) {
        #expect(
            throws: InvalidValue.expected(
                "a duration above 0, in seconds or as Prometheus writes it, such as 60, 0.5, 1m30s or 500ms"
            )
        ) { try WavePeriod(parsing: text) }
    }
}
