package import Monitoring

/// How a panel is to be drawn; what is not said follows from the metric and its values.
package struct PanelLook: Hashable, Sendable {
    package var drawing: PanelDrawing?
    /// What the values are counted in, said beside the title.
    package var unit: String
    /// The ends of the value axis, whatever the values are.
    package var lower: Double?
    package var upper: Double?
    /// What is expected of all series of a panel whose values a server computes: no selector can name those.
    package var expectation: Expectation?

    package init(
        drawing: PanelDrawing? = nil, unit: String = "", lower: Double? = nil, upper: Double? = nil,
        expectation: Expectation? = nil
    ) {
        self.drawing = drawing
        self.unit = unit
        self.lower = lower
        self.upper = upper
        self.expectation = expectation
    }

    /// The range of a value axis whose data need `needed`.
    package func limited(_ needed: ClosedRange<Double>?) -> ClosedRange<Double>? {
        guard lower != nil || upper != nil else { return needed }
        let low = lower ?? min(needed?.lowerBound ?? .infinity, upper ?? 0)
        let high = upper ?? max(needed?.upperBound ?? -.infinity, lower ?? 0)
        return low < high ? low...high : needed
    }
}
