/// Which format and which encoding a server answers with, by the headers of the request.
package enum ContentNegotiation {
    /// The format that an Accept header prefers: the one of higher weight; of two with the same, the one named first. Text
    /// where the header is absent or names neither: an answer that the client may refuse beats none.
    package static func format(accept: String?) -> ExpositionFormat {
        guard let accept else { return .text }
        let ranges = HeaderText.split(accept, at: ",").compactMap { MediaType($0) }
        let text = match(.text, ranges)
        let openMetrics = match(.openMetrics, ranges)
        guard let openMetrics, openMetrics.quality > 0 else { return .text }
        guard let text, text.quality > 0 else { return .openMetrics }
        if openMetrics.quality != text.quality { return openMetrics.quality > text.quality ? .openMetrics : .text }
        return openMetrics.index < text.index ? .openMetrics : .text
    }

    /// Whether an Accept-Encoding header asks for gzip. None asks for nothing.
    package static func acceptsGzip(acceptEncoding: String?) -> Bool {
        guard let acceptEncoding else { return false }
        let codings = HeaderText.split(acceptEncoding, at: ",").compactMap { MediaType($0) }
        let gzip = codings.first { $0.name == "gzip" || $0.name == "x-gzip" } ?? codings.first { $0.name == "*" }
        return (gzip?.quality ?? 0) > 0
    }

    /// The most specific range that a format matches.
    private static func match(_ format: ExpositionFormat, _ ranges: [MediaType]) -> (quality: Double, index: Int)? {
        var best: (specificity: Int, quality: Double, index: Int)?
        for (index, range) in ranges.enumerated() {
            guard let specificity = specificity(of: range, for: format) else { continue }
            if specificity > best?.specificity ?? 0 { best = (specificity, range.quality, index) }
        }
        return best.map { ($0.quality, $0.index) }
    }

    private static func specificity(of range: MediaType, for format: ExpositionFormat) -> Int? {
        let (type, version) = format == .text ? ("text/plain", "0.0.4") : ("application/openmetrics-text", "1.0.0")
        switch range.name {
        case type:
            guard let asked = range.value(of: "version") else { return 3 }
            return asked == version ? 4 : nil
        case "text/*" where format == .text, "application/*" where format == .openMetrics: return 2
        // Whoever takes anything gets text: OpenMetrics is for those who ask for it.
        case "*/*": return format == .text ? 1 : nil
        default: return nil
        }
    }
}
