import Testing

@testable import Monitoring

@Suite("A time in an answer")
struct RFC3339Tests {
    @Test(
        "is read",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-22T14:32:38.91370121Z", 1_795_357_958_913),
            ("2026-11-22T15:32:38.9+01:00", 1_795_357_958_900),
            ("2026-11-22T09:02:38.000999-05:30", 1_795_357_958_000),
            ("2000-02-29T23:59:59Z", 951_868_799_000),
            ("1969-12-31T23:59:59.5Z", -500),
        ] as [(String, Int64)]
    )
    func read(text: String, milliseconds: Int64) {
        #expect(RFC3339.milliseconds(text) == milliseconds)
    }

    @Test(
        "that is none, or never, is none",
        arguments: ["", "0001-01-01T00:00:00Z", "2026-11-22", "2026-13-22T00:00:00Z", "2026-11-22T14:32:38", "now"]
    )
    func none(text: String) {
        #expect(RFC3339.milliseconds(text) == nil)
    }
}
