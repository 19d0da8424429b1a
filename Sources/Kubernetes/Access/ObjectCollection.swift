/// What is listed and watched: objects of one kind, in a namespace or in all, with labels or without regard to them.
package struct ObjectCollection: Hashable, Sendable, CustomStringConvertible {
    let resource: Resource
    /// Nil for the whole cluster.
    package let namespace: String?
    private let labelSelector: String?

    package init(_ resource: Resource, namespace: String?, labelSelector: String? = nil) {
        self.resource = resource
        self.namespace = namespace
        self.labelSelector = labelSelector
    }

    package var description: String {
        "\(resource.qualifiedName) in \(namespace.map { "namespace \($0)" } ?? "all namespaces")"
    }

    /// - Parameter parameters: of the query, beside the selector.
    func target(_ parameters: [(name: String, value: String)]) -> String {
        let scope = namespace.map { "/namespaces/\(Self.encoded($0))" } ?? ""
        let query = ((labelSelector.map { [("labelSelector", $0)] } ?? []) + parameters)
            .map { "\($0)=\(Self.encoded($1))" }
            .joined(separator: "&")
        return "\(resource.path)\(scope)/\(resource.plural)?\(query)"
    }

    /// Everything but the unreserved characters of RFC 3986 as `%XX`.
    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
