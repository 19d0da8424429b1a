/// How to get to an address that is not dialled as it stands.
package struct Route: Sendable, Hashable {
    /// Where to connect.
    package var address: HostPort
    /// What goes before the request's path where a proxy forwards requests, and not connections; empty otherwise.
    ///
    /// Such a proxy speaks plain HTTP, wants its own name as `Host`, and would take credentials for its own.
    package var prefix: String

    package init(_ address: HostPort, prefix: String = "") {
        self.address = address
        self.prefix = prefix
    }

    var isProxy: Bool { !prefix.isEmpty }

    /// A `Location` as the server behind the proxy meant it: the proxy puts its own address and the prefix before it.
    func location(_ text: String) -> String {
        guard isProxy, let place = text.firstRange(of: prefix) else { return text }
        let path = text[place.upperBound...]
        return path.hasPrefix("/") ? String(path) : "/" + path
    }
}
