/// Reads JSON (RFC 8259) and says where it is broken. FoundationEssentials' decoder does not, and lets pass what
/// Prometheus refuses, such as a comma before a closing bracket.
struct JSONReader {
    /// Deeper than any target group; bounds the recursion.
    private static let maximumDepth = 32

    var bytes: ArraySlice<UInt8>
    private var line = 1
    /// Where the line begins.
    private var lineStart: Int

    private init(_ text: String) {
        bytes = Array(text.utf8)[...]
        lineStart = bytes.startIndex
    }

    static func read(_ text: String) throws(TargetsFileError) -> DocumentNode {
        var reader = JSONReader(text)
        let document = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.bytes.isEmpty else { throw reader.problem("expected nothing after the end of the list") }
        return document
    }

    private mutating func value(depth: Int) throws(TargetsFileError) -> DocumentNode {
        skipSpace()
        guard depth <= Self.maximumDepth else { throw problem("nested too deeply") }
        let place = place
        let value: DocumentNode.Value
        switch bytes.first.map(Unicode.Scalar.init) {
        case "[": value = .list(try list(depth: depth))
        case "{": value = .map(try map(depth: depth))
        case "\"": value = .text(try string())
        case .some("-"), .some("0"..."9"): value = number()
        default: value = try word()
        }
        return DocumentNode(value: value, place: place)
    }

    private mutating func list(depth: Int) throws(TargetsFileError) -> [DocumentNode] {
        bytes.removeFirst()
        if skip("]") { return [] }
        var elements: [DocumentNode] = []
        repeat { elements.append(try value(depth: depth + 1)) } while skip(",")
        guard skip("]") else { throw problem("expected \",\" or \"]\"") }
        return elements
    }

    private mutating func map(depth: Int) throws(TargetsFileError) -> [(key: DocumentNode, value: DocumentNode)] {
        bytes.removeFirst()
        if skip("}") { return [] }
        var pairs: [(key: DocumentNode, value: DocumentNode)] = []
        repeat {
            skipSpace()
            guard bytes.first == UInt8(ascii: "\"") else { throw problem("expected a key in double quotes") }
            let key = try value(depth: depth + 1)
            guard skip(":") else { throw problem("expected \":\"") }
            pairs.append((key, try value(depth: depth + 1)))
        } while skip(",")
        guard skip("}") else { throw problem("expected \",\" or \"}\"") }
        return pairs
    }

    private mutating func word() throws(TargetsFileError) -> DocumentNode.Value {
        for (word, value) in [("null", DocumentNode.Value.null), ("true", .other("true")), ("false", .other("false"))]
        where bytes.starts(with: word.utf8) {
            bytes.removeFirst(word.utf8.count)
            return value
        }
        throw problem(bytes.isEmpty ? "the file ends here, expected a value" : "expected a value")
    }

    /// Its digits do not matter, as no number is allowed anywhere; where it ends does.
    private mutating func number() -> DocumentNode.Value {
        let text = bytes.prefix { "+-.0123456789eE".utf8.contains($0) }
        bytes = bytes.dropFirst(text.count)
        return .other("the number \(String(decoding: text, as: UTF8.self))")
    }

    /// Skips one character and the space before it, where it is there.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard bytes.first == UInt8(ascii: character) else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func skipSpace() {
        while let byte = bytes.first, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            bytes.removeFirst()
            if byte == 0x0A {
                line += 1
                lineStart = bytes.startIndex
            }
        }
    }

    private var place: DocumentNode.Place {
        DocumentNode.Place(line: line, column: bytes.startIndex - lineStart + 1)
    }

    func problem(_ reason: String) -> TargetsFileError {
        .malformed(format: "JSON", place: place, reason: reason)
    }
}
