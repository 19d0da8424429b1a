/// A strong entity tag (RFC 9110, section 8.8.3), computed from the body: every replica gives the same body the same tag.
struct EntityTag: Hashable, Sendable {
    /// As it stands in the header field, with its quotes.
    let field: String

    init(of body: some Sequence<UInt8>) {
        self.init(Fingerprint(of: body))
    }

    init(_ fingerprint: Fingerprint) {
        field = "\"\(String(fingerprint.value, radix: 36))\""
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
