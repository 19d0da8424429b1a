import Charting

extension View {
    private static let help: [(String, String)] = [
        ("q  Ctrl-C", "quit"),
        ("?  h  F1", "this help"),
        ("Esc", "close what is open"),
        ("Space  f", "freeze the view, or live again; scraping goes on"),
        ("+", "shorter window"),
        ("-", "longer window"),
        ("=", "the window it began with"),
        ("Tab  j k  ↑ ↓", "next or previous metric; scroll the targets"),
        ("v", "one chart for all series of a metric, or one for each"),
        ("t", "targets: labels, addresses, health, errors"),
        ("r", "scrape all targets now"),
        ("Ctrl-L", "draw the screen anew"),
        ("Ctrl-Z", "suspend"),
    ]

    /// A window in the middle, as large as it needs and there is room for.
    func drawHelp(on frame: inout Frame) {
        let keyWidth = Self.help.map { SafeText.width(of: $0.0) }.max() ?? 0
        let textWidth = Self.help.map { SafeText.width(of: $0.1) }.max() ?? 0
        let width = min(frame.width, keyWidth + textWidth + 8)
        let height = min(frame.height, Self.help.count + 4)
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
