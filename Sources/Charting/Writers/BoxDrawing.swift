/// Box-drawing characters as lines, so that a picture needs no font that has them.
struct BoxDrawing {
    /// Straight lines within a cell, in parts of its width and height.
    var lines: [Line]
    var isHeavy: Bool

    struct Line {
        var x1 = 0.5
        var y1 = 0.5
        var x2 = 0.5
        var y2 = 0.5
    }

    /// Nil if the character is not one of those that charts use.
    init?(_ scalar: Unicode.Scalar) {
        if let dashes = BoxDrawing.dashes[scalar] {
            let part: Double = 1 / Double(dashes)
            lines = (0..<dashes).map { dash in
                let start: Double = Double(dash) * part
                return Line(x1: start + 0.2 * part, x2: start + 0.8 * part)
            }
        } else if scalar == "┊" {
            lines = (0..<4).map { dash in
                let start: Double = Double(dash) / 4
                return Line(y1: start + 0.075, y2: start + 0.175)
            }
        } else if let arms = BoxDrawing.arms[scalar] {
            lines = arms.map(BoxDrawing.line)
        } else {
            return nil
        }
        isHeavy = BoxDrawing.heavy.contains(scalar)
    }

    /// From the middle of the cell to the left, right, upper or lower edge.
    private static func line(_ arm: Character) -> Line {
        switch arm {
        case "l": Line(x2: 0)
        case "r": Line(x2: 1)
        case "u": Line(y2: 0)
        default: Line(y2: 1)
        }
    }

    private static let dashes: [Unicode.Scalar: Int] = ["╌": 2, "╍": 2, "┄": 3, "┅": 3, "┈": 4, "┉": 4]

    /// Which of left, right, up and down lead away from the middle.
    private static let arms: [Unicode.Scalar: String] = [
        "─": "lr", "━": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud", "┬": "lrd",
        "┴": "lru", "┼": "lrud", "╴": "l", "╵": "u", "╶": "r", "╷": "d",
    ]

    private static let heavy: Set<Unicode.Scalar> = ["━", "┅", "┉", "╍"]
}
