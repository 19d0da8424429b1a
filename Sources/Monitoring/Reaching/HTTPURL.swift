import FoundationEssentials

/// An absolute http or https URL, taken apart as far as a request needs it.
struct HTTPURL: Sendable, Hashable {
    var scheme: String
    var address: HostPort
    /// As it stands in the URL, without credentials: the value of the `Host` header.
    var authority: String
    /// Those before an `@`, which count where none are configured, as in Go's client.
    var credentials: HTTPClientConfiguration.Credentials?
    /// Path and query, at least "/".
    var path: String

    init(_ text: String) throws(FetchError) {
        guard let end = text.firstRange(of: "://") else { throw .invalidURL(text, "it has no scheme") }
        scheme = text[..<end.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw .invalidURL(Self.masked(text), "the scheme is \"\(scheme)\", not http or https")
        }
        var rest = text[end.upperBound...]
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let start = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let tail = rest[start...]
        path = tail.hasPrefix("/") ? String(tail) : "/" + tail
        var host = rest[..<start]
        if let at = host.lastIndex(of: "@") {
            credentials = Self.credentials(host[..<at])
            host = host[host.index(after: at)...]
        }
        authority = String(host)
        address = try Self.address(host, defaultPort: scheme == "https" ? 443 : 80, url: Self.masked(text))
    }

    private static func credentials(_ text: Substring) -> HTTPClientConfiguration.Credentials {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(URLQuery.decoded)
        return .basic(username: .text(parts[0]), password: .text(parts.count > 1 ? parts[1] : ""))
    }

    /// A URL as it may be shown: without a password.
    static func masked(_ text: String) -> String {
        guard let scheme = text.firstRange(of: "://") else { return text }
        let authority = text[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return text
        }
        return text[...colon] + "***" + text[at...]
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

    /// Whether credentials meant for `other` may be sent to this URL: same host and port, and never in the clear what was
    /// not. A server that moves everybody from http to https, each on its own port, is the same.
    func maySeeCredentials(of other: HTTPURL) -> Bool {
        guard address.host.lowercased() == other.address.host.lowercased() else { return false }
        if scheme == other.scheme { return address.port == other.address.port }
        return (other.scheme, other.address.port) == ("http", 80) && (scheme, address.port) == ("https", 443)
    }
}
