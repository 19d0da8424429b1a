/// Where a server listens.
struct ListenAddress: Hashable, Sendable {
    /// An IP address (IPv6 without brackets) or a name.
    var host: String
    /// 0 lets the system choose a free one.
    var port: Int

    /// The host, which an IPv6 address needs brackets for before a port.
    var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

    /// What it means on a system that may have no IPv6: `::` is every address, and then those of IPv4 are all there are.
    func available(hasIPv6: Bool) -> ListenAddress {
        host == "::" && !hasIPv6 ? ListenAddress(host: "0.0.0.0", port: port) : self
    }

    /// The root of the URLs that a person on this machine can open.
    var url: String {
        let isAnyAddress = host == "0.0.0.0" || host == "::"
        return "http://\(isAnyAddress ? "localhost" : bracketedHost):\(port)"
    }
}

extension ListenAddress: CustomStringConvertible {
    var description: String { "\(bracketedHost):\(port)" }
}

extension ListenAddress {
    static let hostSetting = Setting(
        flag: "host",
        variable: "HOST",
        summary: "Address to listen on; :: takes IPv4 and IPv6 alike.",
        kind: "address",
        standard: "0.0.0.0",
        standardValue: "0.0.0.0"
    ) { text throws(InvalidValue) in
        guard let host = HostName.unbracketed(text) else {
            throw .expected("an IP address or a host name, such as 0.0.0.0, 127.0.0.1 or ::1")
        }
        return host
    }

    static let portSetting = Setting(
        flag: "port",
        variable: "PORT",
        summary: "Port to listen on; 0 takes any free one.",
        kind: "port",
        standard: "8080",
        standardValue: 8080
    ) { text throws(InvalidValue) in
        guard let port = Port.number(text) else { throw .expected("a port number from 0 to 65535") }
        return port
    }
}
