package import Monitoring

/// A panel that the user asks for: `TITLE: SELECTOR`, or one of a file.
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

    /// Reads `TITLE: SELECTOR`; the title ends at the first colon that a space follows. A selector alone is its own title.
    package init(_ text: String) throws(PanelDefinitionError) {
        let bytes = Array(text.utf8)
        let colon = bytes.indices.dropLast().first {
            bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: " ")
        }
        var selector = text
        var title = text
        if let colon {
            title = String(decoding: bytes[..<colon], as: UTF8.self)
            selector = String(decoding: bytes[(colon + 2)...], as: UTF8.self)
        }
        do {
            self.init(title: title, selector: try Selector(selector))
        } catch {
            throw PanelDefinitionError.selector("\(error)")
        }
        guard self.selector.metricName != nil else { throw PanelDefinitionError.noName(selector) }
    }

    /// The conditions on labels: those of a family hold for each metric of it.
    func matches(_ series: SeriesSnapshot) -> Bool {
        selector.matchers.allSatisfy { $0.name == "__name__" || $0.matches(series.labels) }
    }
}
