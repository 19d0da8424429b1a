/// What the server was asked.
package struct FakeRequest: Sendable, Equatable {
    package let path: String
    /// Decoded.
    package let query: [String: String]
    /// By lowercase name.
    package let headers: [String: String]

    package var isWatch: Bool { query["watch"] != nil }
    /// The last part of the path: pods, services, …
    package var plural: String { path.split(separator: "/").last.map(String.init) ?? "" }

    package var namespace: String? {
        let parts = path.split(separator: "/")
        return parts.firstIndex(of: "namespaces").map { String(parts[$0 + 1]) }
    }

    init(target: String, headers: [String: String]) {
        let parts = target.split(separator: "?", maxSplits: 1)
        path = String(parts.first ?? "")
        var query: [String: String] = [:]
        for pair in (parts.dropFirst().first ?? "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[String(sides[0])] = sides.count > 1 ? Self.decoded(sides[1]) : ""
        }
        self.query = query
        self.headers = headers
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
