package import Monitoring

/// What the user wants to see, and expects of it: may change while the dashboard runs.
package struct PanelChoice: Hashable, Sendable {
    /// Empty for a panel for each metric.
    package var definitions: [PanelDefinition]
    package var expectations: [Expectation]

    package init(definitions: [PanelDefinition] = [], expectations: [Expectation] = []) {
        self.definitions = definitions
        self.expectations = expectations
    }
}
