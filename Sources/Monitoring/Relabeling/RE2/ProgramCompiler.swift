/// Turns a parsed pattern into a program, from its end to its beginning: each part is given what comes after it.
struct ProgramCompiler {
    private static let maximumInstructions = 1_000_000
    private static let maximumTable = 16_000_000

    private var instructions: [Instruction] = [.match]
    private var setNumbers: [ScalarSet: Int] = [:]
    private var sets: [ScalarSet] = []
    /// The row of each set in the program's table; nil where one symbol or any will do.
    private var rowNumbers: [Int?] = []
    private var rows: [Bool] = []
    private var alphabet: Alphabet
    private var hasAssertions = false
    private let pattern: String

    /// `pattern` is what an error names.
    static func compile(_ anchors: Anchors, pattern: String) throws(RegularExpressionError) -> Program {
        var compiler = try ProgramCompiler(anchors.node, pattern: pattern)
        let body = try compiler.emit(anchors.node, next: 0)
        return Program(
            instructions: compiler.instructions, start: body, alphabet: compiler.alphabet, rows: compiler.rows,
            startsAtStart: anchors.startsAtStart, endsAtEnd: anchors.endsAtEnd, hasAssertions: compiler.hasAssertions)
    }

    private init(_ node: SyntaxNode, pattern: String) throws(RegularExpressionError) {
        self.pattern = pattern
        var found: [ScalarSet] = []
        Self.collectSets(of: node, into: &found)
        for set in found where setNumbers[set] == nil {
            setNumbers[set] = sets.count
            sets.append(set)
        }
        guard let alphabet = Alphabet(sets) else { throw Self.tooLarge(pattern) }
        self.alphabet = alphabet
        for (number, set) in sets.enumerated() {
            let members = alphabet.members[number]
            guard members.count != 1, set != .all else {
                rowNumbers.append(nil)
                continue
            }
            guard rows.count + alphabet.count <= Self.maximumTable else { throw Self.tooLarge(pattern) }
            rowNumbers.append(rows.count / alphabet.count)
            var row = [Bool](repeating: false, count: alphabet.count)
            for symbol in members { row[Int(symbol)] = true }
            rows += row
        }
    }

    private static func tooLarge(_ pattern: String) -> RegularExpressionError {
        RegularExpressionError(.size, String(pattern.prefix(60)))
    }

    private static func collectSets(of node: SyntaxNode, into sets: inout [ScalarSet]) {
        switch node {
        case .scalar(let scalar): sets.append(ScalarSet(scalar))
        case .set(let set): sets.append(set)
        case .capture(_, let inner), .repetition(let inner, _, _, _): collectSets(of: inner, into: &sets)
        case .concatenation(let nodes), .alternation(let nodes):
            for node in nodes { collectSets(of: node, into: &sets) }
        case .empty, .assertion: break
        }
    }

    private mutating func add(_ instruction: Instruction) throws(RegularExpressionError) -> Int32 {
        guard instructions.count < Self.maximumInstructions else { throw Self.tooLarge(pattern) }
        instructions.append(instruction)
        return Int32(instructions.count - 1)
    }

    /// Where a node begins that goes on at `next`.
    private mutating func emit(_ node: SyntaxNode, next: Int32) throws(RegularExpressionError) -> Int32 {
        switch node {
        case .empty: return next
        case .scalar(let scalar): return try emit(ScalarSet(scalar), next: next)
        case .set(let set): return try emit(set, next: next)
        case .assertion(let assertion):
            hasAssertions = true
            return try add(.assertion(assertion, next: next))
        case .capture(let group, let inner):
            let end = try add(.save(Int32(2 * group + 1), next: next))
            return try add(.save(Int32(2 * group), next: try emit(inner, next: end)))
        case .concatenation(let nodes):
            var next = next
            for node in nodes.reversed() { next = try emit(node, next: next) }
            return next
        case .alternation(let nodes):
            var entry: Int32?
            for node in nodes.reversed() {
                let branch = try emit(node, next: next)
                entry = if let entry { try add(.split(branch, entry)) } else { branch }
            }
            return entry ?? next
        case .repetition(let inner, let minimum, let maximum, let greedy):
            return try emit(inner, minimum: minimum, maximum: maximum, greedy: greedy, next: next)
        }
    }

    private mutating func emit(_ set: ScalarSet, next: Int32) throws(RegularExpressionError) -> Int32 {
        guard set != .all else { return try add(.any(next: next)) }
        let number = setNumbers[set] ?? 0
        if let row = rowNumbers[number] { return try add(.row(Int32(row), next: next)) }
        return try add(.symbol(alphabet.members[number][0], next: next))
    }

    private mutating func emit(
        _ inner: SyntaxNode, minimum: Int, maximum: Int?, greedy: Bool, next: Int32
    ) throws(RegularExpressionError) -> Int32 {
        var entry = next
        var copies = minimum
        if let maximum {
            // x{2,4} is xx(x(x)?)?
            for _ in 0..<max(0, maximum - minimum) {
                entry = try split(try emit(inner, next: entry), or: next, greedy: greedy)
            }
        } else {
            let loop = try add(.match)
            let body = try emit(inner, next: loop)
            instructions[Int(loop)] = Self.split(body, or: next, greedy: greedy)
            if minimum == 0 {
                // What can match nothing is (x+)? rather than x*, which would let the empty match come first.
                entry = Self.canBeEmpty(inner) ? try split(body, or: next, greedy: greedy) : loop
            } else {
                entry = body
                copies -= 1
            }
        }
        for _ in 0..<copies { entry = try emit(inner, next: entry) }
        return entry
    }

    private mutating func split(_ a: Int32, or b: Int32, greedy: Bool) throws(RegularExpressionError) -> Int32 {
        try add(Self.split(a, or: b, greedy: greedy))
    }

    private static func split(_ a: Int32, or b: Int32, greedy: Bool) -> Instruction {
        greedy ? .split(a, b) : .split(b, a)
    }

    private static func canBeEmpty(_ node: SyntaxNode) -> Bool {
        switch node {
        case .empty, .assertion: true
        case .scalar, .set: false
        case .capture(_, let inner): canBeEmpty(inner)
        case .concatenation(let nodes): nodes.allSatisfy(canBeEmpty)
        case .alternation(let nodes): nodes.contains(where: canBeEmpty)
        case .repetition(let inner, let minimum, _, _): minimum == 0 || canBeEmpty(inner)
        }
    }
}
