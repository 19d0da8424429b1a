/// A scrape URL as others see it. Prometheus puts the host of its external URL, by default this machine's name, where a
/// URL points to the machine itself.
enum GlobalURL {
    private static let localHosts: Set<String> = ["localhost", "127.0.0.1", "::1"]

    /// Without a port the URL stays as it is, as it does in Prometheus.
    static func text(_ url: String, hostName: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let colon = authority.lastIndex(of: ":") else { return url }
        var host = authority[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard localHosts.contains(String(host)) else { return url }
        return url[..<scheme.upperBound] + hostName + authority[colon...] + rest[authority.endIndex...]
    }
}
