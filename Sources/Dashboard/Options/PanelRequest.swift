import Monitoring

/// A panel that is asked for, by `--panel` or in a file of `--panels`.
struct PanelRequest: Sendable {
    var title: String
    var expression: String
    /// nil where the expression is other PromQL than a selector.
    var selector: Selector?
    var look = PanelLook()
    var expectations: [Expectation] = []
    /// Where it stands; nil for one of the command line.
    var place: ConfigurationPlace?

    /// Names the panel in a message.
    func error(_ expected: String) -> ConfigurationError {
        guard let place else {
            return ConfigurationError(option: "--panel", value: "\(title): \(expression)", expected: expected)
        }
        return ConfigurationError("\(place): \(expected)")
    }
}
