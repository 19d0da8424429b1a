extension Comparison {
    /// One line for a table or a log: `2 series at most 0.30 % apart; 1 missing, 2 extra`.
    package var words: String {
        var parts: [String] = []
        let compared = series.count { $0.compared > 0 }
        if compared == 0 {
            parts.append("nothing to compare yet")
        } else if let worst = worst ?? largestAligned ?? largest {
            parts.append(
                worst.absolute == 0
                    ? "\(compared) series equal" : "\(compared) series at most \(Self.percent(worst.relative)) apart")
        }
        var faults: [String] = []
        if !missing.isEmpty { faults.append("\(missing.count) missing") }
        if !extra.isEmpty { faults.append("\(extra.count) extra") }
        if !ambiguous.isEmpty { faults.append("\(ambiguous.count) ambiguous") }
        let restless = series.count { $0.isRestless(Self.defaultTolerance) }
        if restless > 0 { faults.append("\(restless) of them jumping") }
        if !brief.isEmpty { faults.append("\(brief.count) brief") }
        if !faults.isEmpty { parts.append(faults.joined(separator: ", ")) }
        if let warning = warnings.first { parts.append("the server warns: \(warning.legible(200))") }
        return parts.joined(separator: "; ")
    }

    /// Of the series that do not jump.
    private var worst: SampleDifference? {
        series.filter { !$0.isRestless(Self.defaultTolerance) }.compactMap(\.largestAligned)
            .max { $0.relative < $1.relative }
    }

    private static func percent(_ relative: Double) -> String {
        guard relative.isFinite else { return "infinitely" }
        return relative < 0.0001 ? "0.01 %" : "\((100 * relative).fixed(2)) %"
    }
}
