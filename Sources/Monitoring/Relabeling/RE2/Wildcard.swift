/// The simplest patterns, which need no machine: a literal, or a literal beginning, anything, and a literal end
/// (`node_.*`, `(.+)_total`, `(.*)`).
struct Wildcard: Sendable {
    private var prefix: [UInt8] = []
    private var suffix: [UInt8] = []
    private var hasGap = false
    /// The gap is `.+`, not `.*`.
    private var needsOne = false
    /// The gap is group 1.
    private var capturesGap = false

    /// nil where the pattern is of another kind.
    init?(_ anchors: Anchors) {
        guard anchors.startsAtStart, anchors.endsAtEnd, read(anchors.node) else { return nil }
    }

    private mutating func read(_ node: SyntaxNode) -> Bool {
        switch node {
        case .empty: return true
        case .scalar(let value):
            guard let bytes = Unicode.Scalar(value).flatMap({ UTF8.encode($0) }) else { return false }
            if hasGap { suffix += bytes } else { prefix += bytes }
            return true
        case .concatenation(let nodes): return nodes.allSatisfy { read($0) }
        case .capture(1, .repetition(.set(.all), let minimum, nil, _)) where minimum < 2 && !hasGap:
            capturesGap = true
            hasGap = true
            needsOne = minimum == 1
            return true
        case .repetition(.set(.all), let minimum, nil, _) where minimum < 2 && !hasGap:
            hasGap = true
            needsOne = minimum == 1
            return true
        default: return false
        }
    }

    func matches(_ text: Span<UInt8>) -> Bool {
        let count = prefix.count + suffix.count
        guard hasGap ? text.count >= count + (needsOne ? 1 : 0) : text.count == count else { return false }
        for (index, byte) in prefix.enumerated() where text[index] != byte { return false }
        let end = text.count - suffix.count
        for (index, byte) in suffix.enumerated() where text[end + index] != byte { return false }
        return true
    }

    func slots(_ text: Span<UInt8>) -> [Int]? {
        guard matches(text) else { return nil }
        return capturesGap ? [0, text.count, prefix.count, text.count - suffix.count] : [0, text.count]
    }
}
