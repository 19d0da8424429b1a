/// A pattern without the anchors that bind all of it: what is left often has no assertion, and a machine without
/// assertions is the faster one.
struct Anchors {
    private(set) var node: SyntaxNode
    private(set) var startsAtStart = false
    private(set) var endsAtEnd = false

    private enum Side {
        case start, end
    }

    init(_ pattern: SyntaxNode) {
        node = pattern
        startsAtStart = Self.isBound(node, .start)
        if startsAtStart { node = Self.stripped(node, .start) }
        endsAtEnd = Self.isBound(node, .end)
        if endsAtEnd { node = Self.stripped(node, .end) }
    }

    private static func isAnchor(_ node: SyntaxNode, _ side: Side) -> Bool {
        switch (node, side) {
        case (.assertion(.textStart), .start), (.assertion(.textEnd), .end): true
        default: false
        }
    }

    private static func isBound(_ node: SyntaxNode, _ side: Side) -> Bool {
        switch node {
        case .capture(_, let inner): isBound(inner, side)
        case .concatenation(let nodes): (side == .start ? nodes.first : nodes.last).map { isBound($0, side) } ?? false
        case .alternation(let nodes): nodes.allSatisfy { isBound($0, side) }
        default: isAnchor(node, side)
        }
    }

    /// The same node at a place where the text is known to begin (or end), where an anchor is no news.
    private static func stripped(_ node: SyntaxNode, _ side: Side) -> SyntaxNode {
        switch node {
        case .capture(let index, let inner): return .capture(index, stripped(inner, side))
        case .alternation(let nodes): return .alternation(nodes.map { stripped($0, side) })
        case .concatenation(var nodes):
            var inner = side == .start ? nodes.startIndex : nodes.endIndex - 1
            while nodes.indices.contains(inner) {
                nodes[inner] = stripped(nodes[inner], side)
                // Behind what consumes nothing, the text still begins.
                guard isEmpty(nodes[inner]) else { break }
                inner += side == .start ? 1 : -1
            }
            return .joined(nodes.filter { if case .empty = $0 { false } else { true } })
        default: return isAnchor(node, side) ? .empty : node
        }
    }

    private static func isEmpty(_ node: SyntaxNode) -> Bool {
        switch node {
        case .empty: true
        case .capture(_, let inner): isEmpty(inner)
        default: false
        }
    }
}
