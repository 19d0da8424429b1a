// The labels of nearly all series.
extension ExpositionParser {
    /// Reads labels as most exporters write them: plain names, values of printable ASCII without escapes, no blanks. True
    /// when it came to the closing brace; otherwise the position stands before the first label of another kind.
    mutating func plainLabelSpans() -> Bool {
        let body = body
        let end = body.count
        var p = position
        while p < end, ByteClass.startsLabelName(body[p]) {
            let name = p
            p += 1
            while p < end, ByteClass.continuesLabelName(body[p]) { p += 1 }
            let nameEnd = p
            guard p + 1 < end, body[p] == UInt8(ascii: "="), body[p + 1] == UInt8(ascii: "\"") else { return false }
            p += 2
            let value = p
            while p < end, Self.isPlain(body[p]) { p += 1 }
            guard p + 1 < end, body[p] == UInt8(ascii: "\"") else { return false }
            let next = body[p + 1]
            guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return false }
            add(
                LabelSpan(
                    name: Range(uncheckedBounds: (name, nameEnd)),
                    value: Range(uncheckedBounds: (value, p))
                )
            )
            p += 2
            position = p
            if next == UInt8(ascii: "}") { return true }
        }
        return false
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    @inline(__always)
    mutating func add(_ span: LabelSpan) {
        if spanCount < spans.count { spans[spanCount] = span } else { spans.append(span) }
        spanCount += 1
    }
}
