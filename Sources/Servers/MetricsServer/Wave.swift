import Glibc

/// A sine wave around a base. A function of the time of day and nothing else, so every replica agrees.
struct Wave: Hashable, Sendable {
    var base: Double
    /// How far it swings, as a fraction of the base.
    var variation: Double
    var period: WavePeriod

    /// - Parameter time: in seconds since 1970.
    func value(at time: Double) -> Double {
        let seconds = Double(period.milliseconds) / 1000
        let phase = fmod(time, seconds) / seconds
        return base + base * variation * sin(2 * .pi * phase)
    }
}

extension Wave: CustomStringConvertible {
    /// `±10% over 1 min`
    var description: String {
        // Eight decimals of the fraction: 0.07 is not to become 7.000000000000001%.
        var percent = "\((variation * 1e10).rounded() / 1e8)"
        if percent.hasSuffix(".0") { percent.removeLast(2) }
        return "±\(percent)% over \(period)"
    }
}
