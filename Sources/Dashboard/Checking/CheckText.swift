import Charting

/// Numbers of a check's table.
enum CheckText {
    static func number(_ value: Double) -> String { NumberText.reading(value) }

    /// `±10.0 %`.
    static func swing(_ percent: Double) -> String { "±\(NumberText.fixed(percent, decimals: 1)) %" }

    /// `0.34 %`.
    static func percentage(_ percent: Double) -> String { "\(NumberText.fixed(percent, decimals: 2)) %" }

    /// `60.0 s`.
    static func seconds(_ seconds: Double) -> String { "\(NumberText.fixed(seconds, decimals: 1)) s" }
}
