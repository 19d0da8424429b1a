/// What a scrape asks for: the formats in the order of `scrape_protocols`, each less wanted than the one before.
package enum AcceptHeader {
    package static func value(_ protocols: [ScrapeProtocol], _ escaping: NameEscapingScheme = .allowUTF8) -> String {
        // Prometheus counts down from the number of formats that it knows, protobuf included, and one.
        var weight = 6
        var values: [String] = []
        for name in protocols {
            values.append("\(mediaType(name, escaping));q=0.\(weight)")
            weight -= 1
        }
        return (values + ["*/*;q=0.\(weight)"]).joined(separator: ",")
    }

    private static func mediaType(_ name: ScrapeProtocol, _ escaping: NameEscapingScheme) -> String {
        switch name {
        case .openMetrics1: "application/openmetrics-text;version=1.0.0;escaping=\(escaping.rawValue)"
        case .openMetrics0: "application/openmetrics-text;version=0.0.1"
        case .text1: "text/plain;version=1.0.0;escaping=\(escaping.rawValue)"
        case .text0: "text/plain;version=0.0.4"
        }
    }
}
