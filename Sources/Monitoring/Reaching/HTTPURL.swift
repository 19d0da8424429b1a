import FoundationEssentials

/// An absolute http or https URL, taken apart as far as a request needs it.
struct HTTPURL: Sendable, Hashable {
    var scheme: String
    var address: HostPort
    /// As it stands in the URL: the value of the `Host` header.
    var authority: String
    /// Path and query, at least "/".
    var path: String

    init(_ text: String) throws(FetchError) {
        guard let end = text.firstRange(of: "://") else { throw .invalidURL(text, "it has no scheme") }
        scheme = text[..<end.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw .invalidURL(text, "the scheme is \"\(scheme)\", not http or https")
        }
        var rest = text[end.upperBound...]
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let start = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let tail = rest[start...]
        path = tail.hasPrefix("/") ? String(tail) : "/" + tail
        // Credentials in a URL are not sent, as Prometheus's own configuration keeps them apart.
        let host = rest[..<start].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        authority = String(host)
        address = try Self.address(host, defaultPort: scheme == "https" ? 443 : 80, url: text)
    }

    private static func address(
        _ authority: Substring,
        defaultPort: Int,
        url: String
    ) throws(FetchError) -> HostPort {
        var host = authority
        var port: Substring?
        if host.hasPrefix("[") {
            guard let close = host.firstIndex(of: "]") else { throw .invalidURL(url, "\"[\" without \"]\"") }
            let after = host[host.index(after: close)...]
            host = host[host.index(after: host.startIndex)..<close]
            guard after.isEmpty || after.hasPrefix(":") else { throw .invalidURL(url, "no port after \"]\"") }
            port = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = host.firstIndex(of: ":") {
            port = host[host.index(after: colon)...]
            host = host[..<colon]
        }
        // As Go dials: a port alone is one of this machine.
        if host.isEmpty, let port, !port.isEmpty, authority.hasPrefix(":") { host = "localhost" }
        let isClean = host.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        guard !host.isEmpty, isClean else { throw .invalidURL(url, "\"\(authority)\" is not a host") }
        guard let port, !port.isEmpty else { return HostPort(host: String(host), port: defaultPort) }
        guard let number = UInt16(port), number > 0, port.utf8.first != UInt8(ascii: "+") else {
            throw .invalidURL(url, "\"\(port)\" is not a port (1 to 65535)")
        }
        return HostPort(host: String(host), port: Int(number))
    }

    /// The URL with its connection going to another address.
    func text(at address: HostPort) -> String { "\(scheme)://\(address)\(path)" }

    var text: String { "\(scheme)://\(authority)\(path)" }

    /// Where a `Location` header points.
    func resolve(_ location: String) throws(FetchError) -> HTTPURL {
        guard let base = URL(string: text), let target = URL(string: location, relativeTo: base) else {
            throw .invalidURL(location, "the server redirects to it")
        }
        return try HTTPURL(target.absoluteString)
    }

    /// Whether credentials meant for this URL may be sent to `other`: same scheme, same host, same port.
    func hasSameOrigin(as other: HTTPURL) -> Bool { scheme == other.scheme && address == other.address }
}
