import Charting

extension View {
    private static let help: [(String, String)] = [
        ("q  Ctrl-C", "quit"),
        ("?  h  F1", "this help"),
        ("Esc", "close what is open, clear the filter"),
        ("Space  f", "freeze the view, or live again; scraping goes on"),
        ("+  -  =", "shorter window, longer window, the one it began with"),
        ("[  ]  Shift-← →", "back and forth in time;  Home: the oldest"),
        ("0  End", "live again"),
        ("←  →", "a cursor: the values at that time"),
        ("Tab  j k  ↑ ↓", "next or previous metric, or target"),
        ("PageUp  PageDown", "a screenful of them; more rows of a long table"),
        ("l", "list of all metrics, to choose from"),
        ("/", "filter by names and label values;  Enter keeps, Esc clears"),
        ("Enter  e", "expand one metric, or a target"),
        ("1 … 9", "hide or show a series"),
        ("v", "one chart for a metric, one for each series, a heatmap"),
        ("y  Y", "values: automatic, from zero, the band;  one range for all"),
        ("b  g  m  c", "bands, grid, glyphs, colours"),
        ("t", "targets: labels, addresses, health, errors"),
        ("r", "scrape all targets now"),
        ("s", "write a snapshot as SVG and text"),
        ("u", "local time or UTC"),
        ("B", "a bell when a series leaves its band"),
        ("Ctrl-L  Ctrl-Z", "draw the screen anew; suspend"),
        ("Mouse", "select, set the cursor, wheel to zoom (Shift: the terminal's own)"),
    ]

    /// A window in the middle, as large as it needs and there is room for.
    func drawHelp(on frame: inout Frame) {
        let keyWidth = Self.help.map { SafeText.width(of: $0.0) }.max() ?? 0
        let textWidth = Self.help.map { SafeText.width(of: $0.1) }.max() ?? 0
        let width = min(frame.width, keyWidth + textWidth + 8)
        let height = min(frame.height, Self.help.count + 3)
        let area = Rect(x: (frame.width - width) / 2, y: (frame.height - height) / 2, width: width, height: height)
        frame.fill(area, style: Style(.text, on: .bar))
        frame.write("Keys", x: area.x + 2, y: area.y, width: width - 4, style: Style(.title, on: .bar, .bold))
        for (index, entry) in Self.help.enumerated() {
            let y = area.y + 2 + index
            guard y < area.bottom else { break }
            frame.write(entry.0, x: area.x + 2, y: y, width: width - 4, style: Style(.key, on: .bar, .bold))
            let x = area.x + 4 + keyWidth
            frame.write(entry.1, x: x, y: y, width: max(0, area.right - x - 1), style: Style(.text, on: .bar))
        }
    }
}
