extension ExpositionParser {
    /// Whether everything has been read: so a body can be read to its end that lacks the `# EOF` of OpenMetrics.
    package var isAtEnd: Bool { position >= body.count }

    /// The line that is read next, from 1. Counts from the start, so it is for messages only.
    package var line: Int { 1 + body[..<min(position, body.count)].count { $0 == UInt8(ascii: "\n") } }
}
