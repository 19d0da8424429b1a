/// Why a response's Content-Type does not say how to read it.
package enum ContentTypeError: Error, Sendable, Hashable {
    case missing
    case unreadable(String)
    case unknown(String)
    case protobuf
}

extension ContentTypeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing:
            "the response has no Content-Type: \(Self.expected)"
        case .unreadable(let text):
            "the Content-Type “\(Excerpt.text(text))” cannot be read: \(Self.expected)"
        case .unknown(let text):
            "the Content-Type “\(Excerpt.text(text))” is not a metrics format: \(Self.expected)"
        case .protobuf:
            "the response is Prometheus protobuf, which was not asked for: expected text/plain or application/openmetrics-text"
        }
    }

    private static let expected =
        "expected text/plain or application/openmetrics-text; a fallback_scrape_protocol in the scrape configuration "
        + "would say how to read it"
}
