// For a reader that knows what should come next.
extension ExpositionParser {
    /// Whether the body goes on with some bytes of an array.
    @inline(__always)
    func follows(_ text: [UInt8], from start: Int, count: Int) -> Bool {
        guard body.count - position >= count, let here = body.baseAddress else { return false }
        return text.withUnsafeBytes { text in
            guard let there = text.baseAddress, text.count - start >= count else { return count == 0 }
            return Bytes.equal(UnsafeRawPointer(here + position), there + start, count: count)
        }
    }

    /// The series with this text, read from its value on; nil, and nothing read, where no valid rest of a line follows.
    @inline(__always)
    mutating func series(_ text: Range<Int>, valueAt start: Int) -> ExpositionSeries? {
        let resume = position
        position = start
        do {
            return try format == .text ? textSuffix(text) : openMetricsSuffix(text)
        } catch {
            position = resume
            return nil
        }
    }
}
