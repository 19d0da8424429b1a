/// One step of a program; `next` and the like are places in the program.
enum Instruction: Sendable {
    case symbol(UInt16, next: Int32)
    /// Any symbol of a row of the program's table.
    case row(Int32, next: Int32)
    case any(next: Int32)
    /// Both ways, the first by preference.
    case split(Int32, Int32)
    /// Keeps the position: slot 2n is where group n begins, 2n + 1 where it ends.
    case save(Int32, next: Int32)
    case assertion(Assertion, next: Int32)
    case match
}

/// A pattern, compiled for the machines that run it.
struct Program: Sendable {
    var instructions: [Instruction]
    var start: Int32
    var alphabet: Alphabet
    /// Whether a row holds a symbol, row after row.
    var rows: [Bool]
    /// A match begins at the start of the text only.
    var startsAtStart: Bool
    /// A match ends at the end of the text only.
    var endsAtEnd: Bool
    var hasAssertions: Bool

    @inline(__always)
    func next(of instruction: Instruction, on symbol: UInt16) -> Int32? {
        switch instruction {
        case .symbol(let expected, let next): expected == symbol ? next : nil
        case .row(let row, let next): rows[Int(row) * alphabet.count + Int(symbol)] ? next : nil
        case .any(let next): next
        default: nil
        }
    }
}
