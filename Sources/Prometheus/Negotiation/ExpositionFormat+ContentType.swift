extension ExpositionFormat {
    /// The format of a response, by its Content-Type, as Prometheus 3 decides it: where it is absent, unreadable or names
    /// something else, the fallback is taken, and without one the scrape fails.
    package init(contentType: String?, fallback: ExpositionFormat? = nil) throws(ContentTypeError) {
        let text = contentType ?? ""
        let name = text.isEmpty ? nil : MediaType(text)?.name
        switch name {
        case "text/plain": self = .text
        case "application/openmetrics-text": self = .openMetrics
        case "application/vnd.google.protobuf": throw .protobuf
        default:
            if let fallback {
                self = fallback
            } else if text.isEmpty {
                throw .missing
            } else {
                throw name == nil ? .unreadable(text) : .unknown(text)
            }
        }
    }
}
