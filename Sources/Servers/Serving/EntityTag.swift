/// A strong entity tag (RFC 9110, section 8.8.3), computed from the body: every replica gives the same body the same tag.
struct EntityTag: Hashable, Sendable {
    /// As it stands in the header field, with its quotes.
    let field: String

    /// FNV-1a of 128 bits: for telling versions apart, not for security.
    init(of body: some Sequence<UInt8>) {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in body {
            hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
        field = "\"\(String(hash, radix: 36))\""
    }

    /// Whether an If-None-Match names it: by weak comparison, in a list, or with `*` (RFC 9110, section 13.1.2).
    func matches(ifNoneMatch: String) -> Bool {
        var rest = ifNoneMatch[...]
        while let start = rest.firstIndex(where: { $0 != " " && $0 != "\t" && $0 != "," }) {
            rest = rest[start...]
            if rest.first == "*" { return true }
            if rest.hasPrefix("W/") { rest = rest.dropFirst(2) }
            guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return false }
            if rest[...end] == field { return true }
            rest = rest[rest.index(after: end)...]
        }
        return false
    }
}
