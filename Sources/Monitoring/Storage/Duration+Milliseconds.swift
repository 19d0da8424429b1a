extension Duration {
    /// Whole milliseconds, towards zero; the largest number where there are more.
    package var milliseconds: Int64 {
        let (seconds, overflow) = components.seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return components.seconds < 0 ? .min : .max }
        return seconds + components.attoseconds / 1_000_000_000_000_000
    }

    /// As a fraction of seconds.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
