/// Powers of ten without a mathematics library.
enum PowerOfTen {
    /// 10 to that power, correctly rounded; infinity or 0 beyond what a Double holds.
    static func value(_ exponent: Int) -> Double {
        if exponent >= 0 && exponent < exact.count { return exact[exponent] }
        return Double("1e\(exponent)") ?? (exponent > 0 ? .infinity : 0)
    }

    /// `value` divided by 10 to that power, also where the power alone is more or less than a Double holds.
    static func divide(_ value: Double, by exponent: Int) -> Double {
        if exponent == 0 { return value }
        if abs(exponent) < 300 { return value / self.value(exponent) }
        return value / self.value(exponent / 2) / self.value(exponent - exponent / 2)
    }

    /// The largest power of ten that is not above `value`; 0 for what is not finite and above 0.
    static func exponent(of value: Double) -> Int {
        guard value.isFinite, value > 0 else { return 0 }
        // The binary exponent times log10(2) is at most one off.
        var exponent = Int((Double(value.exponent) * 0.301029995663981195).rounded(.down))
        while self.value(exponent + 1) <= value { exponent += 1 }
        while exponent > -324 && self.value(exponent) > value { exponent -= 1 }
        return exponent
    }

    private static let exact: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }
}
