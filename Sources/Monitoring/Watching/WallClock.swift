import FoundationEssentials

/// The time of day.
package enum WallClock {
    /// Milliseconds since 1970.
    @Sendable package static func now() -> Int64 { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) }
}
