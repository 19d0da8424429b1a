/// A regular expression as it was written, parsed.
indirect enum SyntaxNode: Sendable {
    case empty
    case scalar(UInt32)
    case set(ScalarSet)
    case assertion(Assertion)
    case capture(Int, SyntaxNode)
    case concatenation([SyntaxNode])
    case alternation([SyntaxNode])
    /// `maximum` is nil where there is none.
    case repetition(SyntaxNode, minimum: Int, maximum: Int?, greedy: Bool)

    static func joined(_ nodes: [SyntaxNode]) -> SyntaxNode {
        switch nodes.count {
        case 0: .empty
        case 1: nodes[0]
        default: .concatenation(nodes)
        }
    }
}
