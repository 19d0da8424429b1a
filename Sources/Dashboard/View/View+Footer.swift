import Charting

extension View {
    /// ` ? help  q quit  space freeze  + − = window  v split  t targets                 promwave 0.1`
    func drawFooter(on frame: inout Frame, in area: Rect) {
        let bar = Style(.muted, on: .bar)
        frame.fill(area, style: bar)
        var x = area.x + 1
        for (key, action) in keys {
            let width = SafeText.width(of: key) + 1 + SafeText.width(of: action)
            guard x + width <= area.right - 1 else { break }
            x += frame.write(key, x: x, y: area.y, style: Style(.key, on: .bar, .bold)) + 1
            x += frame.write(action, x: x, y: area.y, style: bar) + 2
        }
        let comparison = model.notices.first { $0.subject == .comparison }
        let text = comparison?.text ?? "promwave \(model.settings.version)"
        let width = SafeText.width(of: text)
        if x + width + 3 < area.right {
            let style = comparison?.isBad == true ? Style(.bad, on: .bar, .bold) : bar
            frame.write(text, x: area.right - width - 1, y: area.y, style: style)
        }
    }

    /// The keys that matter now.
    private var keys: [(String, String)] {
        if model.showsHelp { return [("?", "close"), ("q", "quit")] }
        let freeze = ("space", model.isFrozen ? "live" : "freeze")
        switch model.page {
        case .charts:
            return [
                ("?", "help"), ("q", "quit"), freeze, ("+ - =", "window"),
                ("v", model.arrangement == .together ? "split" : "together"), ("t", "targets"), ("tab", "panel"),
                ("r", "scrape"),
            ]
        case .targets:
            return [("t", "charts"), ("q", "quit"), ("↑ ↓", "scroll"), freeze, ("r", "scrape"), ("?", "help")]
        }
    }
}
