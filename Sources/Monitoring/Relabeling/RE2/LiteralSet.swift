/// A pattern that is only a choice of literals (`up|node_(load1|load5)`): searched, not run. Lists of hundreds of metric
/// names are common in keep and drop rules, and would make a large machine.
struct LiteralSet: Sendable {
    private static let maximumCount = 10_000
    private static let maximumBytes = 1_000_000

    /// Sorted by bytes.
    private let literals: [[UInt8]]

    /// nil where the pattern is of another kind, or too many literals come of it.
    init?(_ anchors: Anchors) {
        guard anchors.startsAtStart, anchors.endsAtEnd, let found = Self.literals(of: anchors.node) else { return nil }
        literals = found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func literals(of node: SyntaxNode) -> [[UInt8]]? {
        switch node {
        case .empty: return [[]]
        case .scalar(let value): return Unicode.Scalar(value).flatMap { UTF8.encode($0) }.map { [Array($0)] }
        case .capture(_, let inner): return literals(of: inner)
        case .alternation(let nodes):
            var found: [[UInt8]] = []
            for node in nodes {
                guard let literals = literals(of: node) else { return nil }
                found += literals
            }
            return isSmall(found.count, found) ? found : nil
        case .concatenation(let nodes):
            var found: [[UInt8]] = [[]]
            for node in nodes {
                guard let endings = literals(of: node), isSmall(found.count * endings.count, found + endings) else {
                    return nil
                }
                found = found.flatMap { beginning in endings.map { beginning + $0 } }
            }
            return found
        default: return nil
        }
    }

    private static func isSmall(_ count: Int, _ literals: [[UInt8]]) -> Bool {
        count <= maximumCount && literals.reduce(0) { $0 + $1.count } <= maximumBytes
    }

    func matches(_ text: Span<UInt8>) -> Bool {
        var low = 0
        var high = literals.count
        while low < high {
            let middle = (low + high) / 2
            switch Self.compare(text, literals[middle]) {
            case 0: return true
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return false
    }

    private static func compare(_ text: Span<UInt8>, _ literal: [UInt8]) -> Int {
        for index in 0..<min(text.count, literal.count) where text[index] != literal[index] {
            return text[index] < literal[index] ? -1 : 1
        }
        return text.count - literal.count
    }
}
