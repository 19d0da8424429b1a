/// Dots over a rectangle of cells; each dot knows which series painted it.
struct DotCanvas<Pattern: DotPattern> {
    /// In cells.
    let width: Int
    let height: Int
    /// One mask for each cell.
    private var masks: [UInt8]
    /// One owner for each dot, its index plus one; the dots of one cell lie together.
    private var owners: [UInt16]

    private static var dots: Int { Pattern.columns * Pattern.rows }

    init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        masks = [UInt8](repeating: 0, count: self.width * self.height)
        owners = [UInt16](repeating: 0, count: self.width * self.height * Self.dots)
    }

    /// In dots.
    var columns: Int { width * Pattern.columns }
    var rows: Int { height * Pattern.rows }

    /// Outside of the canvas nothing happens.
    mutating func set(x: Int, y: Int, owner: Int) {
        guard x >= 0, y >= 0, x < columns, y < rows else { return }
        let cell = (y / Pattern.rows) * width + x / Pattern.columns
        let dot = (y % Pattern.rows) * Pattern.columns + x % Pattern.columns
        masks[cell] |= 1 << UInt8(dot)
        owners[cell * Self.dots + dot] = UInt16(truncatingIfNeeded: owner + 1)
    }

    /// The series with most dots in that cell, of equals the first: where two lines meet, the colour changes for that
    /// cell alone.
    func owner(cellX: Int, cellY: Int) -> Int? {
        let cell = cellY * width + cellX
        guard masks[cell] != 0 else { return nil }
        let dots = owners[cell * Self.dots..<(cell + 1) * Self.dots].lazy.filter { $0 != 0 }
        guard let first = dots.first else { return nil }
        if dots.allSatisfy({ $0 == first }) { return Int(first) - 1 }
        var best = (owner: first, count: 0)
        for candidate in dots {
            let count = dots.reduce(0) { $0 + ($1 == candidate ? 1 : 0) }
            if count > best.count || count == best.count && candidate < best.owner { best = (candidate, count) }
        }
        return Int(best.owner) - 1
    }

    /// Draws every cell that has a dot, in the style of its owner.
    func draw(on frame: inout Frame, x: Int, y: Int, style: (Int) -> Style) {
        for row in 0..<height {
            for column in 0..<width {
                let mask = masks[row * width + column]
                guard mask != 0, let owner = owner(cellX: column, cellY: row) else { continue }
                frame.put(Glyph(Pattern.scalar(for: mask)), x: x + column, y: y + row, style: style(owner))
            }
        }
    }
}
