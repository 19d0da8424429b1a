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
            p = Self.endOfPlainText(in: body, from: p)
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

    /// The first byte at or after an offset that is a quote, a backslash, a control character or no ASCII: eight at a time,
    /// by the arithmetic that finds a zero in a word (a borrow can only disturb bytes after the first that is found).
    @inline(__always)
    private static func endOfPlainText(in body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var p = start
        while p + 8 <= body.count, let base = body.baseAddress {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + p).loadUnaligned(as: UInt64.self))
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let found =
                (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word | word
            let marks = found & (ones &* 0x80)
            if marks != 0 { return p + marks.trailingZeroBitCount / 8 }
            p += 8
        }
        while p < body.count, isPlain(body[p]) { p += 1 }
        return p
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
