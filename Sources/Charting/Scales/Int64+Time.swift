extension Int64 {
    /// Whether there are more milliseconds than that between two times; times from afar may be any number.
    func isLater(than other: Int64, byMoreThan gap: Int64) -> Bool {
        let (distance, isTooFar) = subtractingReportingOverflow(other)
        return isTooFar ? self > other : distance > gap
    }
}
