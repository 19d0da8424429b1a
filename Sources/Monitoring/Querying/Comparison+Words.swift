extension Comparison {
    /// One line for a table or a log: `2 series at most 0.30 % apart; 1 missing, 2 extra`.
    package var words: String {
        var parts: [String] = []
        let compared = series.count { $0.compared > 0 }
        if compared == 0 {
            parts.append("nothing to compare yet")
        } else if let worst = largestAligned ?? largest {
            parts.append(
                worst.absolute == 0
                    ? "\(compared) series equal" : "\(compared) series at most \(Self.percent(worst.relative)) apart")
        }
        var faults: [String] = []
        if !missing.isEmpty { faults.append("\(missing.count) missing") }
        if !extra.isEmpty { faults.append("\(extra.count) extra") }
        if !ambiguous.isEmpty { faults.append("\(ambiguous.count) ambiguous") }
        if !faults.isEmpty { parts.append(faults.joined(separator: ", ")) }
        return parts.joined(separator: "; ")
    }

    private static func percent(_ relative: Double) -> String {
        guard relative.isFinite else { return "infinitely" }
        return relative < 0.0001 ? "0.01 %" : "\((100 * relative).fixed(2)) %"
    }
}
