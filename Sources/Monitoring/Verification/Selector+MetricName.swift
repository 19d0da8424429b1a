extension Selector {
    /// The one name that it asks for; nil where it asks for several.
    package var metricName: String? {
        for matcher in matchers where matcher.name == "__name__" {
            if case .equal(let name) = matcher.condition, !name.isEmpty { return name }
        }
        return nil
    }
}
