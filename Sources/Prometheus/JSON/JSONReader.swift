/// Reads one JSON text (RFC 8259), strictly, as Go's encoding/json does: nothing may follow it, and bytes that are not
/// UTF-8 become U+FFFD. FoundationEssentials' decoder lets pass what Prometheus refuses, such as a comma before a closing
/// bracket, and does not say where a text is broken.
package struct JSONReader<Node: JSONNode> {
    /// Deeper than anything that is read here; bounds the recursion.
    private static var depthLimit: Int { 32 }

    let bytes: [UInt8]
    var position = 0
    private var line = 1
    /// Where the line begins.
    private var lineStart = 0

    package static func read(_ bytes: [UInt8]) throws(JSONError) -> Node {
        var reader = JSONReader(bytes: bytes)
        let node = try reader.node(depth: 0)
        reader.skipSpace()
        guard reader.next == nil else { throw reader.error(.end) }
        return node
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    func error(_ expected: JSONError.Expected) -> JSONError { JSONError(expected, at: position, in: bytes) }

    private var place: TextPlace { TextPlace(line: line, column: position - lineStart + 1) }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
            if byte == 0x0A {
                line += 1
                lineStart = position
            }
        }
    }

    /// Takes the character if it comes next, white space before it aside.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func node(depth: Int) throws(JSONError) -> Node {
        skipSpace()
        guard depth <= Self.depthLimit else { throw error(.fewerLevels) }
        let place = place
        return Node(try content(depth: depth), at: place)
    }

    private mutating func content(depth: Int) throws(JSONError) -> JSONContent<Node> {
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try number())
        default: throw error(.value)
        }
    }

    private mutating func word(
        _ word: StaticString, _ content: JSONContent<Node>
    ) throws(JSONError) -> JSONContent<Node> {
        let text = "\(word)".utf8
        guard bytes[position...].starts(with: text) else { throw error(.value) }
        position += text.count
        return content
    }

    private mutating func elements(depth: Int) throws(JSONError) -> [Node] {
        position += 1
        var elements: [Node] = []
        if take("]") { return elements }
        while true {
            elements.append(try node(depth: depth + 1))
            if take("]") { return elements }
            guard take(",") else { throw error(.commaOrBracket) }
        }
    }

    private mutating func members(depth: Int) throws(JSONError) -> [(name: String, place: TextPlace, value: Node)] {
        position += 1
        var members: [(name: String, place: TextPlace, value: Node)] = []
        if take("}") { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw error(.name) }
            let place = place
            let name = try string()
            guard take(":") else { throw error(.colon) }
            members.append((name, place, try node(depth: depth + 1)))
            if take("}") { return members }
            guard take(",") else { throw error(.commaOrBrace) }
        }
    }
}
