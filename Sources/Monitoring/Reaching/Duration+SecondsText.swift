extension Duration {
    /// Seconds for a header, as Go writes a float: "10", "0.5", no trailing zeros.
    var secondsText: String {
        let (seconds, attoseconds) = components
        let fraction = attoseconds / 1_000_000_000
        guard fraction != 0 else { return "\(seconds)" }
        var digits = String(fraction)
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(seconds).\(digits)"
    }
}
