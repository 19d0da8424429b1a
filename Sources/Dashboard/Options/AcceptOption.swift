import Monitoring

/// The `Accept` header of the command line.
enum AcceptOption {
    /// A format's name stands for what Prometheus would send for it; anything else is the header itself.
    static func header(_ text: String) throws(ConfigurationError) -> String {
        switch text.lowercased() {
        case "text": return AcceptHeader.value([.text1, .text0])
        case "openmetrics": return AcceptHeader.value([.openMetrics1, .openMetrics0])
        default:
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
                throw ConfigurationError(
                    option: "--accept", value: text,
                    expected: "expected text, openmetrics, or an Accept header such as 'text/plain;version=0.0.4'")
            }
            return text
        }
    }
}
