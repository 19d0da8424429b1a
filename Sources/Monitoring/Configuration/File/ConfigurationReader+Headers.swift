extension ConfigurationReader {
    /// Headers that requests have of themselves: Prometheus lets nobody else set them. In lower case.
    private static let reservedHeaders: Set<String> = [
        "authorization", "host", "content-encoding", "content-length", "content-type", "user-agent", "connection",
        "keep-alive", "proxy-authenticate", "proxy-authorization", "www-authenticate", "accept-encoding",
        "x-prometheus-remote-write-version", "x-prometheus-remote-read-version", "x-prometheus-scrape-timeout-seconds",
        "x-amz-date", "x-amz-security-token", "x-amz-content-sha256",
    ]

    /// `http_headers`: of each name its values, then its secrets, then what stands in its files.
    mutating func readHeaders(
        _ node: ConfigurationNode?
    ) throws(ConfigurationFileError) -> [HTTPClientConfiguration.Header] {
        var headers: [HTTPClientConfiguration.Header] = []
        for (name, value) in try node?.freeEntries() ?? [] {
            guard !Self.reservedHeaders.contains(name.lowercased()) else {
                throw value.error("requests set the header \(name) themselves; it cannot be set here")
            }
            guard Self.isHeaderName(name) else { throw value.error("\"\(name)\" is no name of a header") }
            var section = try ConfigurationSection(value)
            for key in ["values", "secrets"] {
                for text in try section.take(key)?.list() ?? [] {
                    headers.append(HTTPClientConfiguration.Header(name: name, value: .text(try headerValue(text))))
                }
            }
            for file in try section.take("files")?.list() ?? [] {
                guard let path = try requiredPath(file) else { throw file.error("the path is empty") }
                headers.append(HTTPClientConfiguration.Header(name: name, value: .file(path: path)))
            }
            try section.finish()
        }
        return headers
    }

    private func headerValue(_ node: ConfigurationNode) throws(ConfigurationFileError) -> String {
        let text = try node.string()
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw node.error("the value has a control character")
        }
        return text
    }

    private static func isHeaderName(_ name: String) -> Bool {
        let isOther = Set("!#$%&'*+-.^_`|~".unicodeScalars)
        return !name.isEmpty
            && name.unicodeScalars.allSatisfy { PatternParser.isASCIIAlphanumeric($0) || isOther.contains($0) }
    }
}
