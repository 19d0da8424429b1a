import Charting

extension View {
    /// ` ? help  q quit  space freeze  + − = window  v split  t targets                 promwave 0.1`
    ///
    /// A search that is typed, or a word to the user, takes its place, if need be over the last row of the page.
    func drawFooter(on frame: inout Frame) {
        let last = Rect(x: 0, y: frame.height - 1, width: frame.width, height: 1)
        if model.pageFilter.isEdited, frame.height > 1 {
            drawSearch(on: &frame, in: last)
        } else if let message = model.message, frame.height > 1 {
            frame.fill(last, style: Style(.text, on: .bar))
            frame.write(message.text, x: 1, y: last.y, width: last.width - 2, style: Style(.text, on: .bar, .bold))
        } else if let area = layout.footer {
            drawKeys(on: &frame, in: area)
        }
    }

    private func drawSearch(on frame: inout Frame, in area: Rect) {
        let bar = Style(.muted, on: .bar)
        frame.fill(area, style: bar)
        var x = 1 + frame.write("/", x: 1, y: area.y, style: Style(.key, on: .bar, .bold))
        // Of a long search the end is what one types.
        let room = max(1, area.width - x - 2)
        var text = model.pageFilter.text
        while SafeText.width(of: text) > room { text.removeFirst() }
        x += frame.write(text, x: x, y: area.y, style: Style(.text, on: .bar, .bold))
        frame.write(" ", x: x, y: area.y, style: Style(.text, on: .bar, .reverse))
        let hint = "Enter keep  Esc clear"
        if area.right - x > hint.utf8.count + 3 {
            frame.write(hint, x: area.right - hint.utf8.count - 1, y: area.y, style: bar)
        }
    }

    private func drawKeys(on frame: inout Frame, in area: Rect) {
        let bar = Style(.muted, on: .bar)
        frame.fill(area, style: bar)
        var x = area.x + 1
        if !model.pageFilter.isEmpty {
            let style = Style(.warning, on: .bar, .bold)
            x += frame.write("/" + model.pageFilter.text, x: x, y: area.y, width: area.width / 3, style: style) + 2
        }
        let comparison = model.notices.first { $0.subject == .comparison }
        let text = comparison?.text ?? replayPosition(area.width) ?? "promwave \(model.settings.version)"
        let width = SafeText.width(of: text)
        // On a wide screen it keeps its place.
        let keepsPlace = area.width >= 90 || model.replay != nil && area.width >= 50
        let right = area.right - 1 - (keepsPlace ? min(width, area.width / 2) + 3 : 0)
        for (key, action) in keys {
            let width = SafeText.width(of: key) + 1 + SafeText.width(of: action)
            guard x + width <= right else { break }
            x += frame.write(key, x: x, y: area.y, style: Style(.key, on: .bar, .bold)) + 1
            x += frame.write(action, x: x, y: area.y, style: bar) + 2
        }
        let room = area.right - 1 - x
        // A name that is cut is none; of a comparison the first words count.
        if width <= room || comparison != nil && room > 20 {
            let plain = model.replay == nil ? bar : Style(.text, on: .bar, .bold)
            let style = comparison?.isBad == true ? Style(.bad, on: .bar, .bold) : plain
            frame.write(text, x: area.right - 1 - min(width, room), y: area.y, width: room, style: style)
        }
    }

    /// `━━━━╸─────  3:20 of 10:00  ×10`; nil where nothing is replayed.
    private func replayPosition(_ width: Int) -> String? {
        guard let replay = model.replay else { return nil }
        let (passed, all) = (replay.position - replay.start, replay.end - replay.start)
        let text = "\(Words.span(passed)) of \(Words.span(all))  \(Words.speed(replay.speed, isASCII))"
        guard width >= 70 else { return text }
        let cells = min(24, width / 10)
        let filled = all > 0 ? Int((Double(passed) / Double(all) * Double(cells)).rounded()) : cells
        let (done, rest): (Character, Character) = isASCII ? ("=", "-") : ("━", "─")
        return String(repeating: done, count: filled) + String(repeating: rest, count: cells - filled) + "  " + text
    }

    private var spaceKey: String {
        if let replay = model.replay { return replay.isPlaying ? "pause" : replay.isAtEnd ? "again" : "play" }
        return model.isFrozen ? "live" : "freeze"
    }

    /// The keys that matter now.
    private var keys: [(String, String)] {
        let arrows = isASCII ? "j k" : "↑ ↓"
        switch model.overlay {
        case .help: return (helpOverflow > 0 ? [(arrows, "scroll")] : []) + [("?", "close"), ("q", "quit")]
        case .list: return [(arrows, "choose"), ("Enter", "show"), ("/", "filter"), ("Esc", "close"), ("q", "quit")]
        case nil: break
        }
        let freeze = ("space", spaceKey)
        switch model.page {
        case .charts:
            if model.cursor != nil {
                return [(isASCII ? "<- ->" : "← →", "cursor"), ("Esc", "away"), ("?", "help"), ("q", "quit"), freeze]
            }
            var keys = [("?", "help"), ("q", "quit"), freeze]
            if model.replay != nil { keys += [("[ ]", "minute"), (", .", "step"), ("< >", "speed")] }
            keys.append(("+ - =", "window"))
            if model.pinned != nil {
                // In a replay brackets move its clock.
                keys.insert(contentsOf: model.replay == nil ? [("[ ]", "pan"), ("0", "live")] : [("0", "back")], at: 3)
            }
            let hasHeatmap = selectedPanel?.kind.isHistogram ?? false
            keys += [("v", model.arrangement.next(hasHeatmap: hasHeatmap).rawValue), ("t", "targets")]
            if panels.count > 1 { keys.append(("tab", "panel")) }
            if model.replay != nil { return keys + [("/", "filter"), ("l", "list"), ("s", "snapshot")] }
            return keys + [("[ ]", "pan"), ("/", "filter"), ("l", "list"), ("r", "scrape"), ("s", "snapshot")]
        case .targets:
            return [
                ("t", "charts"), ("q", "quit"), (arrows, "choose"), ("Enter", "open"), ("/", "search"), freeze,
            ] + (model.replay == nil ? [("r", "scrape")] : [("[ ]", "minute"), (", .", "step")]) + [("?", "help")]
        }
    }
}
