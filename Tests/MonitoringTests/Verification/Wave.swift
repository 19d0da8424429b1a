import Glibc
import Monitoring

/// A sampled wave as a metrics server shows it: a sine in step with the clock, printed with two decimals.
struct Wave: CustomStringConvertible, Sendable {
    var name = "wave"
    var base = 30.0
    var percent = 10.0
    var period = 60.0
    /// Seconds between samples.
    var interval = 5.0
    /// Seconds after the wave's zero at which the first sample is taken.
    var offset = 1.3
    /// Seconds by which samples come early or late.
    var jitter = 0.0
    /// Added to the values, up and down, before they are rounded.
    var noise = 0.0
    /// nil for values that are not rounded.
    var decimals: Int? = 2
    /// Samples that are missing.
    var missing: Range<Int> = 0..<0

    var description: String { name }

    func points(_ count: Int) -> [Point] {
        var random = Random()
        return (0..<count).compactMap { index in
            let late = jitter * random.next()
            let time = 1_700_000_040_000 + Int64(((offset + Double(index) * interval + late) * 1000).rounded())
            let seconds = Double(time) / 1000
            let sine = sin(2 * .pi * seconds.truncatingRemainder(dividingBy: period) / period)
            let value = base * (1 + percent / 100 * sine) + noise * random.next()
            return missing.contains(index) ? nil : Point(time: time, value: rounded(value))
        }
    }

    private func rounded(_ value: Double) -> Double {
        guard let decimals else { return value }
        let scale = pow(10, Double(decimals))
        return (value * scale).rounded() / scale
    }
}

/// Numbers from −1 to 1 that look random and are the same in each run (Knuth's linear congruence).
struct Random {
    private var state: UInt64 = 42

    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 52) - 1
    }
}

/// Points 5 s apart.
func points(_ values: [Double]) -> [Point] {
    values.enumerated().map { Point(time: 1_700_000_040_000 + Int64($0.offset) * 5000, value: $0.element) }
}
