/// What Prometheus checks of a URL when it loads a configuration.
enum URLCheck {
    /// The same of the URL of a proxy, which may have another scheme.
    static func proxyFault(_ text: String) -> String? {
        let scheme = text.prefix { $0 != ":" }
        guard scheme.first?.isLetter == true, text.dropFirst(scheme.count).hasPrefix("://") else {
            return "it must begin with a scheme, as http:// or socks5://"
        }
        return fault("http" + text.dropFirst(scheme.count))
    }

    /// What is wrong with it; nil for nothing.
    static func fault(_ text: String) -> String? {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
            return "it has a space or a control character"
        }
        let scheme = text.prefix { $0 != ":" }
        guard ["http", "https"].contains(scheme.lowercased()), text.dropFirst(scheme.count).hasPrefix("://") else {
            return "it must begin with http:// or https://"
        }
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard !host.isEmpty else { return "it has no host" }
        guard host.hasPrefix("[") || !host.contains(where: { "\\^`{|}%".contains($0) }) else {
            return "\"\(host)\" is no host"
        }
        let path = rest.prefix { $0 != "?" }
        for escape in path.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
        where !host.hasPrefix("[") && !(escape.utf8.count > 1 && escape.utf8.prefix(2).allSatisfy(isHexadecimal)) {
            return "\"%\(escape.prefix(2))\" is no escape: a percent sign stands before two hexadecimal digits"
        }
        var port = host.drop { $0 != ":" }
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return "the [ of its host has no ]" }
            port = host[host.index(after: end)...]
        }
        guard port.isEmpty || port.hasPrefix(":"), port.dropFirst().allSatisfy({ "0123456789".contains($0) }) else {
            return "\"\(port)\" is no port"
        }
        return nil
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        Character(Unicode.Scalar(byte)).isHexDigit
    }
}
