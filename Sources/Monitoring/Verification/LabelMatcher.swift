package import Prometheus

/// One condition of a selector on one label. A label that a series lacks is "", as in Prometheus.
package struct LabelMatcher: Sendable {
    package enum Condition: Sendable {
        case equal(String)
        case notEqual(String)
        case matching(AnchoredPattern)
        case notMatching(AnchoredPattern)
    }

    package var name: String
    package var condition: Condition

    package init(_ name: String, _ condition: Condition) {
        self.name = name
        self.condition = condition
    }

    package func matches(_ labels: Labels) -> Bool { matches(labels[name] ?? "") }

    // By bytes: String's == takes "é" and "e" + U+0301 for one value, Prometheus for two.
    func matches(_ value: String) -> Bool {
        switch condition {
        case .equal(let wanted): value.utf8.elementsEqual(wanted.utf8)
        case .notEqual(let unwanted): !value.utf8.elementsEqual(unwanted.utf8)
        case .matching(let pattern): pattern.matches(value)
        case .notMatching(let pattern): !pattern.matches(value)
        }
    }
}

extension LabelMatcher: Hashable {
    package static func == (a: LabelMatcher, b: LabelMatcher) -> Bool {
        Label(a.name, a.written) == Label(b.name, b.written)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(Label(name, written)) }

    /// Operator and value as PromQL writes them.
    var written: String {
        switch condition {
        case .equal(let value): "=" + PromQL.quoted(value)
        case .notEqual(let value): "!=" + PromQL.quoted(value)
        case .matching(let pattern): "=~" + PromQL.quoted(pattern.source)
        case .notMatching(let pattern): "!~" + PromQL.quoted(pattern.source)
        }
    }
}
