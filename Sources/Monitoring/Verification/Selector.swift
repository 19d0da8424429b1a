package import Prometheus

/// An instant-vector selector of PromQL: which series are meant, by the name and the other labels.
///
///     my_first_metric{instance=~"metrics-server-1.*"}
///     {"name.with.dots", job!=""}
package struct Selector: Sendable, Hashable {
    /// The condition on the name, if any, is the first, under `__name__`.
    package var matchers: [LabelMatcher]

    /// Every series of one metric.
    package init(name: String) {
        matchers = [LabelMatcher("__name__", .equal(name))]
    }

    package init(matchers: [LabelMatcher]) {
        self.matchers = matchers
    }

    package func matches(_ labels: Labels) -> Bool {
        matchers.allSatisfy { $0.matches(labels) }
    }
}

extension Selector: CustomStringConvertible {
    /// As PromQL writes it; what `init` reads back as an equal selector.
    package var description: String { written { PromQL.quoted($0) } }

    /// The same for a server of any version: those before Prometheus 3 know no name in quotes, except as the value of the
    /// label `__name__`.
    var portable: String { written { "__name__=" + PromQL.quoted($0) } }

    private func written(_ quoted: (String) -> String) -> String {
        var name = ""
        var conditions: [String] = []
        for (index, matcher) in matchers.enumerated() {
            if index == 0, matcher.name == "__name__", case .equal(let value) = matcher.condition {
                if PromQL.isMetricName(value) { name = value } else { conditions.append(quoted(value)) }
            } else {
                let label = PromQL.isLabelName(matcher.name) ? matcher.name : PromQL.quoted(matcher.name)
                conditions.append(label + matcher.written)
            }
        }
        return conditions.isEmpty && !name.isEmpty ? name : "\(name){\(conditions.joined(separator: ","))}"
    }
}
