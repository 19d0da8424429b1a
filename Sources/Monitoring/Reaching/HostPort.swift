/// A host and a port: where a URL points, or where its connection goes.
package struct HostPort: Sendable, Hashable, CustomStringConvertible {
    /// A name or an IP address, IPv6 without its brackets.
    package var host: String
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
