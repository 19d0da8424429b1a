/// A program without assertions as a deterministic machine, made in advance: one look into a table for each character.
struct Automaton: Sendable {
    private static let maximumTable = 1 << 16
    private static let maximumWork = 1 << 19

    /// The next state, state after state, each with an entry for each symbol. State 0 is the one that cannot match.
    private var table: [UInt16] = []
    private var accepts: [Bool] = []
    private var start: Int = 0
    private let alphabet: Alphabet

    /// nil where the program has assertions, or the table would be large: then threads are the way.
    init?(_ program: Program) {
        guard !program.hasAssertions else { return nil }
        alphabet = program.alphabet
        var builder = Builder(program: program)
        _ = builder.number(of: [])
        start = builder.number(of: builder.closure(of: [program.start]))
        var state = 0
        while state < builder.states.count {
            guard builder.work <= Self.maximumWork, (state + 1) * alphabet.count <= Self.maximumTable else {
                return nil
            }
            let places = builder.states[state]
            let isMatch = places.contains { if case .match = program.instructions[Int($0)] { true } else { false } }
            accepts.append(isMatch)
            for symbol in 0..<alphabet.count {
                // A match that may end anywhere stays one.
                let next = isMatch && !program.endsAtEnd ? state : builder.next(of: places, on: UInt16(symbol))
                guard let entry = UInt16(exactly: next) else { return nil }
                table.append(entry)
            }
            state += 1
        }
    }

    func matches(_ text: Span<UInt8>) -> Bool {
        var state = start
        var position = 0
        while position < text.count, state != 0 {
            let symbol = alphabet.symbol(at: &position, in: text)
            state = Int(table[state * alphabet.count + Int(symbol)])
        }
        return accepts[state]
    }

    /// Numbers the sets of places that the program can be at together.
    private struct Builder {
        let program: Program
        var states: [[Int32]] = []
        var work = 0
        private var numbers: [[Int32]: Int] = [:]

        init(program: Program) { self.program = program }

        mutating func number(of places: [Int32]) -> Int {
            if let number = numbers[places] { return number }
            numbers[places] = states.count
            states.append(places)
            return states.count - 1
        }

        mutating func next(of places: [Int32], on symbol: UInt16) -> Int {
            var next = places.compactMap { program.next(of: program.instructions[Int($0)], on: symbol) }
            work += places.count
            if !program.startsAtStart, !places.isEmpty { next.append(program.start) }
            return number(of: closure(of: next))
        }

        /// The places that consume or match, reached from these; sorted.
        mutating func closure(of places: [Int32]) -> [Int32] {
            var open = places
            var seen: Set<Int32> = []
            var reached: [Int32] = []
            while let place = open.popLast() {
                guard seen.insert(place).inserted else { continue }
                work += 1
                switch program.instructions[Int(place)] {
                case .split(let first, let second): open += [first, second]
                case .save(_, let next), .assertion(_, let next): open.append(next)
                default: reached.append(place)
                }
            }
            return reached.sorted()
        }
    }
}
