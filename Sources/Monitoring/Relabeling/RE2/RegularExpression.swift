/// A regular expression as Prometheus uses them in relabelling and in selectors: RE2 syntax, matched against the whole
/// text, `.` a newline too (`^(?s:…)$`). No pattern takes more than linear time.
package struct RegularExpression: Sendable {
    /// As it was written, without the anchors.
    package let pattern: String
    /// The name of each group, by its number; nil for one without. Group 0 is the whole match.
    package let groupNames: [String?]
    private let program: Program
    private let shortcut: Shortcut

    /// How to find out whether a text matches, from the fastest to the one that always can.
    private enum Shortcut: Sendable {
        case wildcard(Wildcard)
        case literals(LiteralSet)
        case automaton(Automaton)
        case none
    }

    package init(_ pattern: String) throws(RegularExpressionError) {
        // Prometheus puts its anchors around the text of the pattern. `a)|(b` is therefore no error, and hardly anchored.
        var parser = PatternParser("^(?s:" + pattern + ")$")
        let node: SyntaxNode
        do {
            node = try parser.parse()
        } catch {
            // A fault in the pattern itself is told in the pattern's own columns.
            var own = PatternParser(pattern)
            _ = try own.parse()
            throw error.withoutColumn()
        }
        let anchors = Anchors(node)
        self.pattern = pattern
        groupNames = parser.names
        program = try ProgramCompiler.compile(anchors, pattern: pattern)
        shortcut = Self.shortcut(anchors, program)
    }

    private static func shortcut(_ anchors: Anchors, _ program: Program) -> Shortcut {
        if let wildcard = Wildcard(anchors) { return .wildcard(wildcard) }
        if let literals = LiteralSet(anchors) { return .literals(literals) }
        return Automaton(program).map { .automaton($0) } ?? .none
    }

    /// Whether a text, UTF-8, matches.
    package func matches(_ text: Span<UInt8>) -> Bool {
        switch shortcut {
        case .wildcard(let wildcard): return wildcard.matches(text)
        case .literals(let literals): return literals.matches(text)
        case .automaton(let automaton): return automaton.matches(text)
        case .none:
            var machine = ThreadMachine(program, slotCount: 0)
            return machine.run(text) != nil
        }
    }

    package func matches(_ text: String) -> Bool {
        matches(text.utf8.span)
    }

    /// Where the groups are in a text that matches: for group n its range, in bytes, or nil where it took no part. Groups
    /// above `last` are left out, which saves time.
    package func groups(in text: Span<UInt8>, upTo last: Int = .max) -> [Range<Int>?]? {
        guard let slots = slots(in: text, upTo: min(last, groupNames.count - 1)) else { return nil }
        return stride(from: 0, to: slots.count, by: 2).map { slot in
            slots[slot] < 0 || slots[slot + 1] < 0 ? nil : slots[slot]..<slots[slot + 1]
        }
    }

    private func slots(in text: Span<UInt8>, upTo last: Int) -> [Int]? {
        if case .wildcard(let wildcard) = shortcut { return wildcard.slots(text) }
        guard program.startsAtStart && program.endsAtEnd else {
            var machine = ThreadMachine(program, slotCount: 2 * (last + 1))
            return machine.run(text)
        }
        // The fast ways say no at once; and a match is all of the text.
        if case .none = shortcut {} else if !matches(text) { return nil }
        if last == 0 { return matches(text) ? [0, text.count] : nil }
        var machine = ThreadMachine(program, slotCount: 2 * (last + 1))
        return machine.run(text)
    }
}

extension RegularExpression: Hashable {
    package static func == (a: RegularExpression, b: RegularExpression) -> Bool {
        a.pattern.utf8.elementsEqual(b.pattern.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in pattern.utf8 { hasher.combine(byte) }
    }
}
