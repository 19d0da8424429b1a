/// Runs a program over a text as Thompson and Pike do it: all ways at once, those that are preferred first, so the time is
/// linear in the text whatever the pattern, and the match is the one that Go's regexp finds (leftmost, first).
struct ThreadMachine {
    /// The threads that wait at one position, in order of preference, each with its slots.
    private struct Threads {
        var places: [Int32] = []
        var slots: [Int] = []
        /// Holds the current round where a place has been reached in it.
        var reached: [Int]
        var round = 1

        init(count: Int) { reached = [Int](repeating: 0, count: count) }

        mutating func clear() {
            places.removeAll(keepingCapacity: true)
            slots.removeAll(keepingCapacity: true)
            round += 1
        }
    }

    /// What is left to do while places are followed.
    private enum Work {
        case visit(Int32)
        case restore(slot: Int, position: Int)
    }

    private let program: Program
    /// How many slots are kept; 0 where only the fact of a match is wanted.
    private let slotCount: Int
    private var slots: [Int]
    private var pending: [Work] = []

    init(_ program: Program, slotCount: Int) {
        self.program = program
        self.slotCount = slotCount
        slots = [Int](repeating: -1, count: slotCount)
    }

    /// The slots of the match, -1 for a group that took no part; nil without a match.
    mutating func run(_ text: Span<UInt8>) -> [Int]? {
        var matched: [Int]?
        var position = 0
        var now = Threads(count: program.instructions.count)
        var then = now
        while true {
            let isBoundary = position == text.count || text[position] & 0xC0 != 0x80
            if matched == nil, position == 0 || !program.startsAtStart, isBoundary {
                for slot in slots.indices { slots[slot] = -1 }
                if slotCount > 0 { slots[0] = position }
                follow(from: program.start, at: position, in: text, into: &now)
            }
            if now.places.isEmpty, matched != nil || program.startsAtStart { break }
            var after = position
            let symbol = position < text.count ? program.alphabet.symbol(at: &after, in: text) : nil
            then.clear()
            threads: for (row, place) in now.places.enumerated() {
                let instruction = program.instructions[Int(place)]
                if case .match = instruction {
                    if program.endsAtEnd, position < text.count { continue }
                    matched = Array(now.slots[row * slotCount..<(row + 1) * slotCount])
                    if slotCount > 1 { matched?[1] = position }
                    // Every other way is less preferred.
                    break threads
                }
                guard let symbol, let next = program.next(of: instruction, on: symbol) else { continue }
                for slot in 0..<slotCount { slots[slot] = now.slots[row * slotCount + slot] }
                follow(from: next, at: after, in: text, into: &then)
            }
            if slotCount == 0, matched != nil { break }
            guard position < text.count else { break }
            position = after
            swap(&now, &then)
        }
        return matched
    }

    /// Follows everything that consumes nothing, and adds the threads found.
    private mutating func follow(from start: Int32, at position: Int, in text: Span<UInt8>, into threads: inout Threads)
    {
        pending.append(.visit(start))
        while let work = pending.popLast() {
            guard case .visit(var place) = work else {
                if case .restore(let slot, let old) = work { slots[slot] = old }
                continue
            }
            way: while threads.reached[Int(place)] != threads.round {
                threads.reached[Int(place)] = threads.round
                switch program.instructions[Int(place)] {
                case .split(let first, let second):
                    pending.append(.visit(second))
                    place = first
                case .save(let slot, let next):
                    if slot < slotCount {
                        pending.append(.restore(slot: Int(slot), position: slots[Int(slot)]))
                        slots[Int(slot)] = position
                    }
                    place = next
                case .assertion(let assertion, let next):
                    guard assertion.holds(at: position, in: text) else { break way }
                    place = next
                default:
                    threads.places.append(place)
                    for slot in 0..<slotCount { threads.slots.append(slots[slot]) }
                    break way
                }
            }
        }
    }
}
