import Yams

/// A value of the file with the place where it stands, read the way Prometheus reads it: a null is the zero of its type,
/// a number where text is wanted is its own text.
struct ConfigurationNode {
    let node: Node
    let place: ConfigurationPlace
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

    func error(_ message: String) -> ConfigurationFileError {
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

    var isNull: Bool { scalar == .null }

    private var text: String {
        if case .scalar(let scalar) = node { scalar.string } else { "" }
    }

    /// For a message: what stands there instead.
    private var found: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        default: "\"\(text.prefix(100))\""
        }
    }

    func string() throws(ConfigurationFileError) -> String {
        guard let scalar else { throw error("expected text, found \(found)") }
        return scalar == .null ? "" : text
    }

    func bool() throws(ConfigurationFileError) -> Bool {
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

    func count() throws(ConfigurationFileError) -> Int {
        Int(clamping: try unsigned())
    }

    func number() throws(ConfigurationFileError) -> Double {
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
    func list() throws(ConfigurationFileError) -> [ConfigurationNode] {
        if isNull { return [] }
        guard case .sequence(let nodes) = node else { throw error("expected a list, found \(found)") }
        return nodes.enumerated().map { child($1, key: "[\($0)]") }
    }

    func strings() throws(ConfigurationFileError) -> [String] {
        var strings: [String] = []
        for element in try list() { strings.append(try element.string()) }
        return strings
    }

    /// The keys and values of a mapping, in their order, what `<<` merges in behind them; none for null.
    func entries() throws(ConfigurationFileError) -> [(key: String, value: ConfigurationNode)] {
        if isNull { return [] }
        guard case .mapping(let mapping) = node else { throw error("expected a mapping, found \(found)") }
        var entries: [(key: String, value: ConfigurationNode)] = []
        var merged: [(key: String, value: ConfigurationNode)] = []
        for (keyNode, value) in mapping {
            guard case .scalar(let scalar) = keyNode else { throw error("a key must be text, not a list or a mapping") }
            if scalar.string == "<<", scalar.style == .plain {
                merged += try mergedEntries(value)
                continue
            }
            let key = scalar.string
            guard !entries.contains(where: { $0.key == key }) else {
                throw child(keyNode, key: dotted(key)).error("the key stands there twice")
            }
            entries.append((key, child(value, key: dotted(key))))
        }
        for entry in merged where !entries.contains(where: { $0.key == entry.key }) { entries.append(entry) }
        return entries
    }

    private func dotted(_ key: String) -> String {
        place.key.isEmpty ? key : ".\(key)"
    }

    /// Of one mapping, or of a list of them of which the first has the last word.
    private func mergedEntries(
        _ node: Node
    ) throws(ConfigurationFileError) -> [(key: String, value: ConfigurationNode)] {
        guard case .sequence(let nodes) = node else { return try child(node, key: "").entries() }
        var entries: [(key: String, value: ConfigurationNode)] = []
        for node in nodes { entries += try child(node, key: "").entries() }
        return entries
    }
}
