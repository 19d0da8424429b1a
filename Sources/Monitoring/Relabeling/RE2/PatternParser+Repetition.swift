extension PatternParser {
    /// `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`, each also lazy. A `{` that begins no count is a literal: then false.
    mutating func parseRepetition(after lastRepeat: Int?) throws(RegularExpressionError) -> Bool {
        let start = position
        var minimum = 0
        var maximum: Int?
        var counted = false
        switch peek() {
        case "*": position += 1
        case "+":
            position += 1
            minimum = 1
        case "?":
            position += 1
            maximum = 1
        default:
            guard let bounds = parseCounts() else {
                position += 1
                pushLiteral(0x7B)
                return false
            }
            (minimum, maximum) = bounds
            counted = true
            let largest = max(minimum, maximum ?? 0)
            guard largest <= Self.maximumRepeat, minimum <= maximum ?? minimum else {
                let hint = largest > Self.maximumRepeat ? "at most 1000 repetitions" : "the larger number stands last"
                throw failure(.repeatCount, from: start, hint: hint)
            }
        }
        var greedy = !flags.swapsGreed
        if peek() == "?" {
            position += 1
            greedy.toggle()
        }
        if let lastRepeat {
            let possessive = text(start..<position) == "+"
            throw failure(
                .nestedRepetition, from: lastRepeat, hint: possessive ? "RE2 has no possessive repetition" : nil)
        }
        guard let operand = groups[groups.count - 1].sequence.popLast() else {
            throw failure(.missingRepeatArgument, from: start, hint: "write \\ before it to mean the character itself")
        }
        var piece = operand
        piece.node = .repetition(operand.node, minimum: minimum, maximum: maximum, greedy: greedy)
        piece.height += 1
        if counted {
            let count = max(1, maximum ?? minimum)
            let copies = operand.copies * count
            guard count < 2 || copies <= Self.maximumRepeat else {
                throw failure(.repeatCount, from: start, hint: "nested repetitions make more than 1000 copies")
            }
            // What is repeated no times at all does not count.
            piece.copies = maximum == 0 ? 1 : copies
        }
        push(try checked(piece))
        return true
    }

    /// The numbers of `{n,m}`, the position moved behind it; nil, and nothing moved, where it is not one.
    private mutating func parseCounts() -> (Int, Int?)? {
        let start = position
        position += 1
        guard let minimum = parseCount() else {
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if peek() == "," {
            position += 1
            maximum = peek() == "}" ? nil : parseCount()
            if maximum == nil, peek() != "}" {
                position = start
                return nil
            }
        }
        guard peek() == "}" else {
            position = start
            return nil
        }
        position += 1
        return (minimum, maximum)
    }

    /// A number without leading zeros; one that is too large is 1,000,000.
    private mutating func parseCount() -> Int? {
        guard let first = peek(), ("0"..."9").contains(first) else { return nil }
        if first == "0", let second = peek(1), ("0"..."9").contains(second) { return nil }
        var value = 0
        while let digit = peek(), ("0"..."9").contains(digit) {
            value = min(value * 10 + Int(digit.value - 0x30), 1_000_000)
            position += 1
        }
        return value
    }
}
