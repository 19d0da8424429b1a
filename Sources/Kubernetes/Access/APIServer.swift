/// Where the API server listens.
package struct APIServer: Sendable, Hashable, CustomStringConvertible {
    /// A name or an IP address, IPv6 without brackets.
    package let host: String
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    var url: String { "https://\(self)" }
}
