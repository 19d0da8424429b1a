import NIOCore

/// Neighbours in the answer, rendered as one run of bytes: so that a change costs as much as they do, not as much as the
/// whole answer.
struct AnswerBlock: Sendable {
    private struct Part: Sendable {
        /// In bytes of the JSON.
        let length: Int
        let groups: Int
        let targets: Int
        let fingerprint: Fingerprint

        init(_ rendered: RenderedGroups) {
            length = rendered.groups > 0 ? rendered.json.count + 1 : 0
            groups = rendered.groups
            targets = rendered.targets
            fingerprint = rendered.fingerprint
        }
    }

    private var parts: [Part]
    /// The groups, each part with a comma before it.
    private(set) var json: ByteBuffer

    init(_ rendered: some Collection<RenderedGroups>) {
        parts = rendered.map(Part.init)
        json = ByteBuffer()
        json.reserveCapacity(parts.reduce(0) { $0 + $1.length })
        for groups in rendered { Self.write(groups, to: &json) }
    }

    var groups: Int { parts.reduce(0) { $0 + $1.groups } }
    var targets: Int { parts.reduce(0) { $0 + $1.targets } }

    func fingerprint(at index: Int) -> Fingerprint { parts[index].fingerprint }

    func groups(at index: Int) -> Int { parts[index].groups }

    /// Adds what tells this block from another; parts that have no groups do not count.
    func combine(into fingerprint: inout Fingerprint) {
        for part in parts where part.groups > 0 { fingerprint.combine(part.fingerprint) }
    }

    /// Puts parts in the place of others.
    mutating func replace(_ range: Range<Int>, with rendered: [RenderedGroups]) {
        let new = rendered.map(Part.init)
        let start = json.readerIndex + parts[..<range.lowerBound].reduce(0) { $0 + $1.length }
        let end = start + parts[range].reduce(0) { $0 + $1.length }
        parts.replaceSubrange(range, with: new)
        // Always in memory of its own: the old bytes may be on their way to somebody.
        var joined = ByteBuffer()
        joined.reserveCapacity(parts.reduce(0) { $0 + $1.length })
        joined.writeBytes(json.viewBytes(at: json.readerIndex, length: start - json.readerIndex) ?? .init())
        for groups in rendered { Self.write(groups, to: &joined) }
        joined.writeBytes(json.viewBytes(at: end, length: json.writerIndex - end) ?? .init())
        json = joined
    }

    /// The parts from an index on, which leave this block.
    mutating func split(at index: Int) -> AnswerBlock {
        let length = parts[..<index].reduce(0) { $0 + $1.length }
        var rest = self
        rest.parts.removeFirst(index)
        rest.json = ByteBuffer(json.readableBytesView.dropFirst(length))
        parts.removeLast(parts.count - index)
        json = ByteBuffer(json.readableBytesView.prefix(length))
        return rest
    }

    /// Takes the parts of the block that follows.
    mutating func join(_ next: AnswerBlock) {
        parts += next.parts
        var joined = ByteBuffer()
        joined.reserveCapacity(json.readableBytes + next.json.readableBytes)
        joined.writeBytes(json.readableBytesView)
        joined.writeBytes(next.json.readableBytesView)
        json = joined
    }

    private static func write(_ rendered: RenderedGroups, to json: inout ByteBuffer) {
        guard rendered.groups > 0 else { return }
        json.writeStaticString(",")
        json.writeBytes(rendered.json)
    }
}
