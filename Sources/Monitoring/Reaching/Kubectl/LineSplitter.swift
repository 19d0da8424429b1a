/// Makes lines of what comes in pieces. A line that does not end is cut, and its rest dropped.
struct LineSplitter {
    private static let limit = 4096
    private var line: [UInt8] = []

    /// The lines that this piece ends.
    mutating func add(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(take())
            } else if line.count < Self.limit {
                line.append(byte)
            }
        }
        return lines
    }

    /// The line without an end; nil where there is none.
    mutating func rest() -> String? { line.isEmpty ? nil : take() }

    private mutating func take() -> String {
        defer { line.removeAll(keepingCapacity: true) }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }
}
