package import Prometheus

/// One condition of a selector on one label. A label that a series lacks is "", as in Prometheus.
package struct LabelMatcher: Sendable {
    package enum Condition: Sendable {
        case equal(String)
        case notEqual(String)
        case matching(RegularExpression)
        case notMatching(RegularExpression)
    }

    package let name: String
    package let condition: Condition
    // As bytes: thousands of series are compared with each letter that a user types. And String's == takes "é" and
    // "e" + U+0301 for one value, where Prometheus sees two.
    private let nameBytes: [UInt8]
    private let valueBytes: [UInt8]

    package init(_ name: String, _ condition: Condition) {
        self.name = name
        self.condition = condition
        nameBytes = Array(name.utf8)
        valueBytes =
            switch condition {
            case .equal(let value), .notEqual(let value): Array(value.utf8)
            case .matching, .notMatching: []
            }
    }

    package func matches(_ labels: Labels) -> Bool { matches(labels.value(of: nameBytes)) }

    /// Whether a label's value, UTF-8, fulfils the condition.
    func matches(_ value: ArraySlice<UInt8>) -> Bool {
        switch condition {
        case .equal: value.elementsEqual(valueBytes)
        case .notEqual: !value.elementsEqual(valueBytes)
        case .matching(let expression): expression.matches(value.span)
        case .notMatching(let expression): !expression.matches(value.span)
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
        case .matching(let expression): "=~" + PromQL.quoted(expression.pattern)
        case .notMatching(let expression): "!~" + PromQL.quoted(expression.pattern)
        }
    }
}
