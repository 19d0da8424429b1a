/// The series of a chart in one row, as many as there is room for; the rest is counted. Long names are cut before a series
/// is left out.
package struct Legend: Sendable {
    package var entries: [LegendEntry]
    package var glyphs: GlyphSet

    package init(_ entries: [LegendEntry], glyphs: GlyphSet = .braille) {
        self.entries = entries
        self.glyphs = glyphs
    }

    /// Draws into the first row of `area`.
    package func draw(on frame: inout Frame, in area: Rect) {
        let area = area.intersection(frame.bounds)
        guard !area.isEmpty else { return }
        var x = area.x
        for (index, entry) in fitted(into: area.width).enumerated() {
            let key = entry.key(glyphs)
            let label = entry.name + (entry.value.isEmpty ? "" : " " + entry.value)
            let rest = entries.count - index - 1
            let reserved = rest > 0 ? "+\(rest + 1) more".utf8.count + 3 : 0
            let wanted = SafeText.width(of: key) + 1 + SafeText.width(of: label)
            let room = area.right - x - reserved
            guard wanted <= room || index == 0 && room >= 8 else {
                frame.write("+\(rest + 1) more", x: x, y: area.y, width: area.right - x, style: .muted)
                return
            }
            let ink: Style = entry.isHidden ? .muted : Style(.series(at: entry.index), .bold)
            x += frame.write(key, x: x, y: area.y, width: area.right - x, style: ink) + 1
            let text: Style = entry.isHidden ? Style(.muted, .dim) : .text
            x += frame.write(label, x: x, y: area.y, width: max(0, area.right - x - reserved), style: text) + 3
        }
    }

    /// A name keeps this many cells.
    private static let leastName = 24

    /// The entries with names that are cut, where all would not fit.
    private func fitted(into width: Int) -> [LegendEntry] {
        func cells(_ entry: LegendEntry, named name: String) -> Int {
            let value = entry.value.isEmpty ? 0 : SafeText.width(of: entry.value) + 1
            return SafeText.width(of: entry.key(glyphs)) + 1 + SafeText.width(of: name) + value + 3
        }
        guard entries.reduce(-3, { $0 + cells($1, named: $1.name) }) > width else { return entries }
        let others = entries.reduce(-3) { $0 + cells($1, named: "") }
        let names = SafeText.apart(
            entries.map(\.name), width: max(Self.leastName, (width - others) / max(1, entries.count)))
        return zip(entries, names).map { entry, name in
            var entry = entry
            entry.name = name
            return entry
        }
    }
}
