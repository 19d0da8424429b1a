/// What a terminal says with an Esc and more, as ECMA-48 and xterm have it.
enum EscapeSequence: Equatable {
    case key(KeyPress)
    case mouse(MouseAction)
    case pasteBegins
    case pasteEnds
    /// A character that should take one cell takes two. See `widthProbe`.
    case widens
    /// Of no use here.
    case nothing

    /// Draws a line of one cell, and asks where the cursor is after it: terminals for Chinese, Japanese and Korean may be
    /// set to make such characters two cells wide. On the second row, since a F3 looks like an answer for the first.
    static let widthProbe = "\u{1B}[2;1H─\u{1B}[6n\u{1B}[2;1H\u{1B}[K\u{1B}[1;1H"

    /// - Parameter bytes: What follows the Esc, from `[` or `O` to the last.
    init(_ bytes: [UInt8]) {
        guard let last = bytes.last, bytes.count >= 2 else {
            self = .nothing
            return
        }
        let body = bytes.dropFirst().dropLast()
        if bytes.count == 5, bytes.starts(with: [UInt8(ascii: "["), UInt8(ascii: "M")]) {
            // From 32 on.
            self = Self.mouse([Int(bytes[2]) - 32, Int(bytes[3]) - 32, Int(bytes[4]) - 32], UInt8(ascii: "M"))
        } else if body.first == UInt8(ascii: "<") {
            self = Self.mouse(Self.numbers(body.dropFirst()), last)
        } else if body.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ";") }) {
            self = Self.key(Self.numbers(body), last)
        } else {
            self = .nothing
        }
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
        bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            Int(String(decoding: part, as: UTF8.self)) ?? 0
        }
    }

    /// `\u{1B}[<0;20;5M`: the button, column and row from 1; with `m` it was let go.
    private static func mouse(_ numbers: [Int], _ last: UInt8) -> EscapeSequence {
        guard numbers.count == 3, last == UInt8(ascii: "M") else { return .nothing }
        let (x, y) = (numbers[1] - 1, numbers[2] - 1)
        switch numbers[0] {
        case 0: return .mouse(MouseAction(.press, x: x, y: y))
        case 64: return .mouse(MouseAction(.wheelUp, x: x, y: y))
        case 65: return .mouse(MouseAction(.wheelDown, x: x, y: y))
        default: return .nothing
        }
    }

    private static func key(_ numbers: [Int], _ last: UInt8) -> EscapeSequence {
        // 1 and the held keys: Shift 1, Alt 2, Control 4.
        if last == UInt8(ascii: "R"), numbers == [2, 3] { return .widens }
        let held = numbers.count > 1 ? numbers[1] : 1
        guard held == 1 || held == 2 else { return .nothing }
        let isShifted = held == 2
        if last == UInt8(ascii: "~") {
            switch numbers.first {
            case 200: return .pasteBegins
            case 201: return .pasteEnds
            default: return isShifted ? .nothing : named[numbers.first ?? 0].map { .key($0) } ?? .nothing
            }
        }
        switch last {
        case UInt8(ascii: "C") where isShifted, UInt8(ascii: "c"): return .key(.shiftRight)
        case UInt8(ascii: "D") where isShifted, UInt8(ascii: "d"): return .key(.shiftLeft)
        case UInt8(ascii: "Z"): return .key(.backTab)
        default: return isShifted ? .nothing : lettered[last].map { .key($0) } ?? .nothing
        }
    }

    private static let lettered: [UInt8: KeyPress] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "M"): .enter, UInt8(ascii: "P"): .function(1),
    ]
    private static let named: [Int: KeyPress] = [
        1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
    ]
}
