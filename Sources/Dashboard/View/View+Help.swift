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

    /// A replay has a clock of its own, which some keys move that elsewhere freeze and pan.
    private static let replayHelp: [(String, String)] = [
        ("Space  f", "hold the replay, or go on; at its end, from the start"),
        ("[  ]", "a minute back, forth;  Shift-← →: half a window"),
        (",  .", "the scrape before, the next one"),
        ("<  >", "slower, faster"),
        ("0  Home  End", "the recording's start, its end"),
    ]

    /// Keys that a replay has another meaning for.
    private static let liveKeys: Set<String> = ["Space  f", "[  ]  Shift-← →", "0  End", "r"]

    private var help: [(String, String)] {
        guard model.replay != nil else { return Self.help }
        let shared = Self.help.filter { !Self.liveKeys.contains($0.0) }
        return shared.prefix(3) + Self.replayHelp + shared.dropFirst(3)
    }

    private var helpArea: Rect {
        let widths = [help.map { SafeText.width(of: $0.0) }, help.map { SafeText.width(of: $0.1) }]
        let width = min(model.size.width, widths.reduce(8) { $0 + ($1.max() ?? 0) })
        let page = pageArea
        let height = min(page.height, help.count + 3)
        return Rect(
            x: (model.size.width - width) / 2, y: page.y + (page.height - height) / 2, width: width, height: height)
    }

    /// A blank line sets the title apart where there is room.
    private var helpGap: Int { helpArea.height > help.count + 2 ? 2 : 1 }

    /// Lines of help that do not fit: how far it can be scrolled.
    var helpOverflow: Int { model.overlay == .help ? max(0, help.count + helpGap - helpArea.height) : 0 }

    /// A window in the middle, as large as it needs and there is room for.
    func drawHelp(on frame: inout Frame) {
        let keyWidth = help.map { SafeText.width(of: $0.0) }.max() ?? 0
        let area = helpArea
        let bar = Style(.text, on: .bar)
        frame.fill(area, style: bar)
        frame.write("Keys", x: area.x + 2, y: area.y, width: area.width - 4, style: Style(.title, on: .bar, .bold))
        let first = min(model.helpScroll, helpOverflow)
        let shown = help[first...].prefix(max(0, area.height - helpGap))
        let text = "\(first + 1) to \(first + shown.count) of \(help.count)"
        if helpOverflow > 0, text.utf8.count + 9 <= area.width {
            frame.write(text, x: area.right - 2 - text.utf8.count, y: area.y, style: Style(.muted, on: .bar))
        }
        for (index, entry) in shown.enumerated() {
            let y = area.y + helpGap + index
            frame.write(entry.0, x: area.x + 2, y: y, width: area.width - 4, style: Style(.key, on: .bar, .bold))
            let x = area.x + 4 + keyWidth
            frame.write(entry.1, x: x, y: y, width: max(0, area.right - x - 1), style: bar)
        }
    }
}
