extension Frame {
    /// Writes `text`, made safe, at that place, cut with `…` to `width` cells (to the frame's edge if none is given);
    /// returns how many cells it took. Within a given width it can lie left, centred or right.
    @discardableResult
    package mutating func write(
        _ text: String,
        x: Int,
        y: Int,
        width limit: Int? = nil,
        style: Style = .text,
        alignment: Alignment = .left
    ) -> Int {
        let room = min(limit ?? .max, width - x)
        guard room > 0, y >= 0, y < height else { return 0 }
        let glyphs = SafeText.glyphs(text, width: room)
        let used = glyphs.reduce(0) { $0 + $1.width }
        var column = x
        switch alignment {
        case .left: break
        case .center: column += (room - used) / 2
        case .right: column += room - used
        }
        for glyph in glyphs {
            put(glyph, x: column, y: y, style: style)
            column += glyph.width
        }
        return used
    }

    /// Fills an area, for a bar's background or to clear what lies beneath a window.
    package mutating func fill(_ area: Rect, style: Style = .text) {
        let area = area.intersection(bounds)
        for y in area.y..<area.bottom {
            for x in area.x..<area.right { put(.blank, x: x, y: y, style: style) }
        }
    }
}
