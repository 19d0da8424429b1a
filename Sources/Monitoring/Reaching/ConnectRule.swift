/// One `--connect-to HOST:PORT=HOST:PORT`: connections to the first address go to the second.
package struct ConnectRule: Sendable, Hashable {
    /// What stands for any port, or for the same one.
    private static let wildcard = "*"

    private let host: String
    /// nil for any.
    private let port: Int?
    private let otherHost: String
    /// nil for the same.
    private let otherPort: Int?

    /// - Throws: What was expected.
    package init(_ text: String) throws(ConnectRuleError) {
        guard let sign = text.firstIndex(of: "=") else { throw .form }
        (host, port) = try Self.address(text[..<sign])
        (otherHost, otherPort) = try Self.address(text[text.index(after: sign)...])
    }

    /// Where a connection to an address goes; nil where the rule is about another.
    package func destination(of address: HostPort) -> HostPort? {
        guard Self.plain(address.host[...]) == host, port == nil || port == address.port else { return nil }
        return HostPort(host: otherHost, port: otherPort ?? address.port)
    }

    private static func address(_ text: Substring) throws(ConnectRuleError) -> (String, Int?) {
        guard !text.contains("://") else { throw .scheme(String(text)) }
        guard let colon = text.lastIndex(of: ":") else { throw .port(String(text)) }
        var host = text[..<colon]
        let port = text[text.index(after: colon)...]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { throw .host(String(text)) }
        } else if host.contains(":") {
            throw .brackets(String(text))
        }
        guard !host.contains(wildcard) else { throw .wildcard(String(text)) }
        let isClean = host.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"/?#@[]*\\".utf8.contains($0) }
        guard !host.isEmpty, isClean else { throw .host(String(text)) }
        if port == wildcard { return (plain(host), nil) }
        guard let number = UInt16(port), number > 0, port.utf8.first != UInt8(ascii: "+") else {
            throw .port(String(text))
        }
        return (plain(host), Int(number))
    }

    /// Names are the same whatever their case, and with the dot of a full name or without.
    private static func plain(_ host: Substring) -> String {
        (host.hasSuffix(".") ? host.dropLast() : host).lowercased()
    }
}
