/// The namespaces whose objects are targets.
enum NamespaceSelection: Hashable, Sendable {
    case all
    /// Sorted, each once; at least one.
    case some([String])

    init(parsing text: String) throws(InvalidValue) {
        if text.trimmed == "*" {
            self = .all
            return
        }
        var names: Set<String> = []
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(entry.trimmed)
            guard Self.isName(name) else {
                throw .expected(
                    "a namespace (lower-case letters, digits and -, at most 63), such as default, several as a,b, or *"
                )
            }
            names.insert(name)
        }
        self = .some(names.sorted())
    }

    /// Nil where there are several.
    var single: String? {
        guard case .some(let names) = self, names.count == 1 else { return nil }
        return names[0]
    }

    /// What is followed separately, each with rights of its own; nil for the whole cluster.
    var scopes: [String?] {
        switch self {
        case .all: [nil]
        case .some(let names): names
        }
    }

    private static func isName(_ text: String) -> Bool {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return isName && 1...63 ~= text.utf8.count && !text.hasPrefix("-") && !text.hasSuffix("-")
    }
}
