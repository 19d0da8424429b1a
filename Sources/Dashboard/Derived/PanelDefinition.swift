package import Monitoring

/// A panel that the user asks for.
package struct PanelDefinition: Hashable, Sendable {
    package var title: String
    package var selector: Selector
    package var look: PanelLook
    /// Whether a server has computed the values already: then they are no counters of which rates are taken.
    package var isComputed: Bool

    package init(title: String, selector: Selector, look: PanelLook = PanelLook(), isComputed: Bool = false) {
        self.title = title
        self.selector = selector
        self.look = look
        self.isComputed = isComputed
    }

    /// The conditions on labels: those of a family hold for each metric of it.
    func matches(_ series: SeriesSnapshot) -> Bool {
        selector.matchers.allSatisfy { $0.name == "__name__" || $0.matches(series.labels) }
    }
}
