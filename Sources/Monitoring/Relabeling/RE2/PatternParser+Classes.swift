extension PatternParser {
    /// `[a-z\d[:alpha:]]`.
    mutating func parseClass() throws(RegularExpressionError) {
        let start = position
        position += 1
        var negated = false
        if peek() == "^" {
            negated = true
            position += 1
        }
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        // A ] that stands first is a member.
        while isFirst || peek() != "]" {
            isFirst = false
            if let set = try parseNamedClass() {
                ranges += set.ranges
            } else if let set = try parseSetEscape() {
                ranges += set.ranges
            } else {
                ranges.append(try parseClassRange(of: start))
            }
        }
        position += 1
        let set = ScalarSet(ranges)
        let folded = flags.ignoresCase ? CaseFolding.closure(of: set) : set
        push(.set(negated ? folded.inverted : folded))
    }

    private mutating func parseClassRange(of start: Int) throws(RegularExpressionError) -> ClosedRange<UInt32> {
        let rangeStart = position
        let low = try parseClassScalar(of: start)
        guard peek() == "-", let next = peek(1), next != "]" else { return low...low }
        position += 1
        let high = try parseClassScalar(of: start)
        guard low <= high else { throw failure(.characterRange, from: rangeStart, hint: "the lower end stands first") }
        return low...high
    }

    private mutating func parseClassScalar(of start: Int) throws(RegularExpressionError) -> UInt32 {
        guard let scalar = peek() else {
            position = pattern.count
            throw failure(.missingBracket, from: start)
        }
        if scalar == "\\" { return try parseScalarEscape() }
        position += 1
        return scalar.value
    }

    /// `[:alpha:]` and `[:^alpha:]`; nil, and nothing moved, where there is no `:]` behind it.
    private mutating func parseNamedClass() throws(RegularExpressionError) -> ScalarSet? {
        guard peek() == "[", peek(1) == ":" else { return nil }
        let nameStart = position + 2
        var end = nameStart
        while end + 1 < pattern.count, pattern[end] != 0x3A || pattern[end + 1] != 0x5D { end += 1 }
        guard end + 1 < pattern.count else { return nil }
        let start = position
        position = end + 2
        var name = text(nameStart..<end)
        let negated = name.hasPrefix("^")
        if negated { name.removeFirst() }
        guard let set = CharacterClasses.posix[name] else {
            let names = CharacterClasses.posix.keys.sorted().joined(separator: ", ")
            throw failure(.characterRange, from: start, hint: "known are \(names)")
        }
        return folded(set, negated: negated)
    }
}
