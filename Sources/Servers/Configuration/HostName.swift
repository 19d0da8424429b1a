/// Host names and IP addresses, as text.
enum HostName {
    /// A name of RFC 1123 (an underscore is let through, as resolvers do) or an IPv4 address.
    static func isNameOrIPv4(_ text: some StringProtocol) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            guard 1...63 ~= label.utf8.count, !label.hasPrefix("-"), !label.hasSuffix("-") else { return false }
            return label.utf8.allSatisfy { isNameByte($0) }
        }
    }

    /// The look of an IPv6 address, with a zone or without; whether it is one, the resolver says.
    static func looksLikeIPv6(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first, address.filter({ $0 == ":" }).count >= 2 else { return false }
        if parts.count == 2, parts[1].isEmpty { return false }
        return address.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
    }

    /// An address or a name, IPv6 with brackets or without; nil for anything else.
    static func unbracketed(_ text: String) -> String? {
        let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
        let host = isBracketed ? String(text.dropFirst().dropLast()) : text
        return looksLikeIPv6(host) || (!isBracketed && isNameOrIPv4(host)) ? host : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
