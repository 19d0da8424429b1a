/// The values that a series is allowed: a base and some percent of it, up and down.
package struct Band: Sendable, Hashable {
    package var base: Double
    /// Of |base|; 10 for ±10 %.
    package var percent: Double
    /// Whether the base was found by a fit, and not said by a user.
    package var isFitted: Bool
    /// How far beyond its ends a value still counts as within, because of how it was rounded and reckoned.
    package var tolerance: Double

    package init(base: Double, percent: Double, isFitted: Bool = false, tolerance: Double = 0) {
        self.base = base
        self.percent = percent
        self.isFitted = isFitted
        self.tolerance = tolerance
    }

    package var lower: Double { base - abs(base) * percent / 100 }
    package var upper: Double { base + abs(base) * percent / 100 }

    package func contains(_ value: Double) -> Bool {
        value >= lower - tolerance && value <= upper + tolerance
    }

    /// How far a value is from the base in percent of |base|, with its sign; nil where the base is 0.
    package func percent(of value: Double) -> Double? {
        base == 0 ? nil : 100 * (value - base) / abs(base)
    }
}
