/// Powers of ten without a mathematics library.
enum PowerOfTen {
    /// 10 to that power, correctly rounded; infinity or 0 beyond what a Double holds.
    static func value(_ exponent: Int) -> Double {
        if exponent >= 0 && exponent < exact.count { return exact[exponent] }
        return Double("1e\(exponent)") ?? (exponent > 0 ? .infinity : 0)
    }

    /// The largest power of ten that is not above `value`, which is finite and above 0.
    static func exponent(of value: Double) -> Int {
        // The binary exponent times log10(2) is at most one off.
        var exponent = Int((Double(value.exponent) * 0.301029995663981195).rounded(.down))
        while self.value(exponent + 1) <= value { exponent += 1 }
        while exponent > -324 && self.value(exponent) > value { exponent -= 1 }
        return exponent
    }

    private static let exact: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }
}
