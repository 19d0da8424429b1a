import Monitoring
import Testing

@Suite("A duration as Prometheus writes it")
struct PrometheusDurationTests {
    @Test(
        "is read as Prometheus reads it",
        arguments: [
            ("0", 0), ("0s", 0), ("500ms", 500), ("5s", 5000), ("1m30s", 90_000), ("1h", 3_600_000),
            ("1d", 86_400_000), ("1w", 604_800_000), ("1y", 31_536_000_000), ("05s", 5000), ("90m", 5_400_000),
            ("1y2w3d4h5m6s7ms", 33_019_506_007), ("1h0m5ms", 3_600_005), ("292y", 9_208_512_000_000),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) throws {
        #expect(try PrometheusDuration(text).duration == .milliseconds(milliseconds))
    }

    @Test(
        "is written in its shortest form, weeks and years only where nothing is left over",
        arguments: [
            (0, "0s"), (1, "1ms"), (500, "500ms"), (5000, "5s"), (90_000, "1m30s"), (3_600_000, "1h"),
            (604_800_000, "1w"), (90 * 86_400_000, "90d"), (31_536_000_000, "1y"), (31_536_000_001, "365d1ms"),
            (33_019_506_007, "382d4h5m6s7ms"),
        ] as [(Int64, String)])
    func writes(milliseconds: Int64, text: String) {
        #expect(PrometheusDuration(.milliseconds(milliseconds)).description == text)
    }

    @Test(
        "that Prometheus refuses is refused, and the message says how to write it",
        arguments: [
            ("", "an empty duration; expected one such as 15s, 500ms or 1m30s"),
            (
                "5",
                "\"5\" is not a duration: a number has no unit (y, w, d, h, m, s, ms); "
                    + "expected whole numbers with units, such as 15s, 500ms or 1m30s"
            ),
            ("1.5s", "\"1.5s\" is not a duration: fractions are not allowed; write 1s500ms for 1.5s"),
            ("-5s", "\"-5s\" is not a duration: it cannot be negative"),
            (
                "30s1m",
                "\"30s1m\" is not a duration: \"m\" stands too late; "
                    + "each unit comes once, in the order y, w, d, h, m, s, ms"
            ),
            (
                "1s1s",
                "\"1s1s\" is not a duration: \"s\" stands too late; "
                    + "each unit comes once, in the order y, w, d, h, m, s, ms"
            ),
            (
                "5sec",
                "\"5sec\" is not a duration: \"sec\" is no unit (y, w, d, h, m, s, ms); "
                    + "expected whole numbers with units, such as 15s, 500ms or 1m30s"
            ),
            (
                "s",
                "\"s\" is not a duration: no number before \"s\"; "
                    + "expected whole numbers with units, such as 15s, 500ms or 1m30s"
            ),
            ("293y", "\"293y\" is too long a duration; at most about 292y"),
            ("99999999999999999999s", "\"99999999999999999999s\" is too long a duration; at most about 292y"),
        ])
    func refuses(text: String, message: String) {
        let error = #expect(throws: PrometheusDurationError.self) { try PrometheusDuration(text) }
        #expect(error?.description == message)
    }

    @Test(
        "with a space, a capital unit or another sign is refused", arguments: ["5 s", " 5s", "5S", "1M", "5µs", "+5s"])
    func refusesNearMisses(text: String) {
        #expect(throws: PrometheusDurationError.self) { try PrometheusDuration(text) }
    }
}
