/// Everything of one colour in a picture: gathered cell by cell, written as few elements.
struct SVGLayer {
    private var dots = ""
    private var thinLines = ""
    private var heavyLines = ""
    private var blocks: [String: String] = [:]
    private var texts: [String] = []

    /// A cell in user units; braille dots lie on a regular grid of 4.5 × 4.5 over all cells.
    static let cellWidth = 9.0
    static let cellHeight = 18.0

    /// True if the glyph is one that is drawn as a shape, at that place in user units.
    mutating func drawShape(_ scalar: Unicode.Scalar, x: Double, y: Double) -> Bool {
        if scalar.value >= 0x2800 && scalar.value <= 0x28FF {
            drawDots(scalar.value - 0x2800, x: x, y: y)
        } else if let box = BoxDrawing(scalar) {
            for line in box.lines {
                let path = "M" + place(line.x1, line.y1, x, y) + "L" + place(line.x2, line.y2, x, y)
                if box.isHeavy { heavyLines += path } else { thinLines += path }
            }
        } else if let block = BlockElement(scalar) {
            for part in block.parts {
                let width = SVGLayer.number(part.width * SVGLayer.cellWidth)
                let height = SVGLayer.number(part.height * SVGLayer.cellHeight)
                let path = "M" + place(part.x, part.y, x, y) + "h\(width)v\(height)h-\(width)z"
                blocks[SVGLayer.number(block.opacity), default: ""] += path
            }
        } else {
            return false
        }
        return true
    }

    /// A point within the cell at `x`, `y`, given in parts of the cell.
    private func place(_ partX: Double, _ partY: Double, _ x: Double, _ y: Double) -> String {
        let left = SVGLayer.number(x + partX * SVGLayer.cellWidth)
        return left + " " + SVGLayer.number(y + partY * SVGLayer.cellHeight)
    }

    /// A word whose characters are pinned each to its own cell.
    mutating func write(_ word: String, columns: [Double], y: Double, emphasis: Emphasis) {
        let classes = (emphasis.contains(.bold) ? ["b"] : []) + (emphasis.contains(.underline) ? ["u"] : [])
        let attributes = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
        let xs = columns.map(SVGLayer.number).joined(separator: " ")
        texts.append(
            "<text\(attributes) x=\"\(xs)\" y=\"\(SVGLayer.number(y + 13.4))\">\(XMLText.escaped(word))</text>")
    }

    /// The elements, in a group of that class; nothing for an empty layer.
    func element(class name: String) -> String {
        var parts: [String] = []
        if !dots.isEmpty { parts.append("<path class=\"d\" d=\"\(dots)\"/>") }
        if !thinLines.isEmpty { parts.append("<path class=\"l\" d=\"\(thinLines)\"/>") }
        if !heavyLines.isEmpty { parts.append("<path class=\"w\" d=\"\(heavyLines)\"/>") }
        for (opacity, path) in blocks.sorted(by: { $0.key < $1.key }) {
            parts.append("<path class=\"f\" fill-opacity=\"\(opacity)\" d=\"\(path)\"/>")
        }
        parts += texts
        return parts.isEmpty ? "" : "<g class=\"\(name)\">\n" + parts.joined(separator: "\n") + "\n</g>\n"
    }

    /// Two decimals at most, none that are not needed.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (hundredths < 0 ? "-" : "") + "\(whole)" + fraction
    }

    private mutating func drawDots(_ pattern: UInt32, x: Double, y: Double) {
        // Bits of braille: the first three rows column by column, then the fourth row.
        let places: [(column: Double, row: Double)] = [
            (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
        ]
        for (bit, place) in places.enumerated() where pattern >> UInt32(bit) & 1 == 1 {
            let dotX = SVGLayer.number(x + (place.column + 0.5) * SVGLayer.cellWidth / 2)
            let dotY = SVGLayer.number(y + (place.row + 0.5) * SVGLayer.cellHeight / 4)
            dots += "M\(dotX) \(dotY)h.01"
        }
    }
}
