import Yams

/// A value of the file with the place where it stands, read the way Prometheus reads it: a null is the zero of its type,
/// a number where text is wanted is its own text.
package struct ConfigurationNode {
    let node: Node
    package let place: ConfigurationPlace
    /// Lines of the file before the text that the node's own line numbers count from.
    let lineOffset: Int

    init(_ node: Node, file: String, key: String, lineOffset: Int = 0) {
        self.node = node
        self.lineOffset = lineOffset
        place = ConfigurationPlace(file: file, line: node.mark.map { $0.line + lineOffset }, key: key)
    }

    func child(_ node: Node, key: String) -> ConfigurationNode {
        ConfigurationNode(node, file: place.file, key: place.key + key, lineOffset: lineOffset)
    }

    package func error(_ message: String) -> ConfigurationFileError {
        ConfigurationFileError(place: place, message: message)
    }

    /// What a scalar is; nil for a list or a mapping.
    private var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = node else { return nil }
        switch scalar.tag.rawValue {
        case "tag:yaml.org,2002:str": return .text
        case "tag:yaml.org,2002:null": return .null
        default: return scalar.style == .plain ? YAMLScalar(plain: scalar.string) : .text
        }
    }

    package var isNull: Bool { scalar == .null }

    package var isList: Bool { if case .sequence = node { true } else { false } }
    package var isMapping: Bool { if case .mapping = node { true } else { false } }

    private var text: String {
        if case .scalar(let scalar) = node { scalar.string } else { "" }
    }

    /// For a message: what stands there instead.
    package var found: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        default: "\"\(text.prefix(100))\""
        }
    }

    package func string() throws(ConfigurationFileError) -> String {
        guard let scalar else { throw error("expected text, found \(found)") }
        guard !isBinary(node) else { throw error(Self.binaryMessage) }
        return scalar == .null ? "" : text
    }

    package func bool() throws(ConfigurationFileError) -> Bool {
        switch scalar {
        case .null: return false
        case .bool(let value): return value
        case .text where YAMLScalar(plain: text) == .bool(true) || YAMLScalar(plain: text) == .bool(false):
            throw error("expected true or false, found the text \(found); write it without quotes")
        default: throw error("expected true or false, found \(found)")
        }
    }

    /// A whole number from 0 on; a fraction is cut off, as in Prometheus.
    func unsigned() throws(ConfigurationFileError) -> UInt64 {
        switch scalar {
        case .null: return 0
        case .integer(let value) where value >= 0: return UInt64(value)
        case .unsigned(let value): return value
        case .float(let value) where value >= 0 && value < 1.8e19: return UInt64(value)
        case .text where YAMLScalar(plain: text) != .text && !text.isEmpty:
            throw error("expected a number, found the text \(found); write it without quotes")
        default: throw error("expected a whole number from 0 on, found \(found)")
        }
    }

    package func count() throws(ConfigurationFileError) -> Int {
        Int(clamping: try unsigned())
    }

    package func number() throws(ConfigurationFileError) -> Double {
        switch scalar {
        case .null: return 0
        case .integer(let value): return Double(value)
        case .unsigned(let value): return Double(value)
        case .float(let value): return value
        default: throw error("expected a number, found \(found)")
        }
    }

    /// Zero for null, which is then as good as not there.
    func duration() throws(ConfigurationFileError) -> Duration {
        if isNull { return .zero }
        let text = try string()
        do {
            return try PrometheusDuration(text).duration
        } catch {
            throw self.error(error.description)
        }
    }

    /// The elements of a list; none for null.
    package func list() throws(ConfigurationFileError) -> [ConfigurationNode] {
        if isNull { return [] }
        guard case .sequence(let nodes) = node else { throw error("expected a list, found \(found)") }
        return nodes.enumerated().map { child($1, key: "[\($0)]") }
    }

    package func strings() throws(ConfigurationFileError) -> [String] {
        var strings: [String] = []
        for element in try list() { strings.append(try element.string()) }
        return strings
    }

    /// The keys and values of a mapping, in their order; none for null. Of a key that is written and that `<<` merges in the
    /// later counts, as go-yaml 2 has it.
    package func entries() throws(ConfigurationFileError) -> [(key: String, value: ConfigurationNode)] {
        try entries(mayOverride: true)
    }

    /// The same for a mapping whose keys are free, such as labels: there no key may come twice, not by way of `<<` either.
    func freeEntries() throws(ConfigurationFileError) -> [(key: String, value: ConfigurationNode)] {
        try entries(mayOverride: false)
    }

    private func entries(
        mayOverride: Bool
    ) throws(ConfigurationFileError) -> [(key: String, value: ConfigurationNode)] {
        if isNull { return [] }
        guard case .mapping(let mapping) = node else { throw error("expected a mapping, found \(found)") }
        var entries: [(key: String, value: ConfigurationNode)] = []
        var written: Set<String> = []
        for (keyNode, value) in mapping {
            guard case .scalar(let scalar) = keyNode else { throw error("a key must be text, not a list or a mapping") }
            guard !isBinary(keyNode) else { throw child(keyNode, key: "").error(Self.binaryMessage) }
            let isMerge = scalar.string == "<<" && scalar.style == .plain
            let key = dotted(scalar.string)
            let additions =
                isMerge
                ? try mergedEntries(value, mayOverride: mayOverride) : [(scalar.string, child(value, key: key))]
            for (key, value) in additions {
                let index = entries.firstIndex { $0.key == key }
                guard index == nil || mayOverride && (isMerge || !written.contains(key)) else {
                    throw child(keyNode, key: dotted(key)).error("the key stands there twice")
                }
                if let index { entries[index].value = value } else { entries.append((key, value)) }
                if !isMerge { written.insert(key) }
            }
        }
        return entries
    }

    private static let binaryMessage = "bytes in base64 (!!binary) are not read; write the text itself"

    private func isBinary(_ node: Node) -> Bool {
        node.scalar?.tag.rawValue == "tag:yaml.org,2002:binary"
    }

    private func dotted(_ key: String) -> String {
        place.key.isEmpty ? key : ".\(key)"
    }

    /// Of one mapping, or of a list of them of which the first has the last word.
    private func mergedEntries(
        _ node: Node, mayOverride: Bool
    ) throws(ConfigurationFileError) -> [(key: String, value: ConfigurationNode)] {
        guard case .sequence(let nodes) = node else {
            return try child(node, key: "").entries(mayOverride: mayOverride)
        }
        var entries: [(key: String, value: ConfigurationNode)] = []
        for node in nodes.reversed() { entries += try child(node, key: "").entries(mayOverride: mayOverride) }
        return entries
    }
}
