/// Where the values of a series are expected: between two bounds, around a base.
package struct Band: Equatable, Sendable {
    package var lower: Double
    package var upper: Double
    package var base: Double?
    /// What stands at the right end of each line: `−10 %`, `+10 %`, `base 50`.
    package var lowerLabel: String
    package var upperLabel: String
    package var baseLabel: String

    package init(
        lower: Double,
        upper: Double,
        base: Double? = nil,
        lowerLabel: String = "",
        upperLabel: String = "",
        baseLabel: String = ""
    ) {
        self.lower = min(lower, upper)
        self.upper = max(lower, upper)
        self.base = base
        self.lowerLabel = lowerLabel
        self.upperLabel = upperLabel
        self.baseLabel = baseLabel
    }

    /// `percent` of `base` to each side, labelled so.
    package init(base: Double, percent: Double) {
        let half = base.magnitude * percent / 100
        self.init(
            lower: base - half,
            upper: base + half,
            base: base,
            lowerLabel: "−" + NumberText.short(percent) + " %",
            upperLabel: "+" + NumberText.short(percent) + " %",
            baseLabel: "base " + NumberText.short(base)
        )
    }

    /// Rounding of a bound, as of 30 + 10 %, makes no sample an outsider.
    package func contains(_ value: Double) -> Bool {
        let tolerance = max(lower.magnitude, upper.magnitude) * 1e-9
        return value >= lower - tolerance && value <= upper + tolerance
    }

    /// All that has to be in view; nil if it is not finite.
    var range: ClosedRange<Double>? {
        guard lower.isFinite, upper.isFinite else { return nil }
        guard let base, base.isFinite else { return lower...upper }
        return min(lower, base)...max(upper, base)
    }
}
