/// The classes of a picture: one for each ink and backdrop, with its colour in each theme.
struct SVGStyleSheet {
    /// Both themes, by what the reader prefers, if it is nil.
    var theme: Theme?
    var inks: Set<Ink>

    var text: String {
        let first = theme ?? .dark
        var text = """
            text{font:15px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;\
            fill:currentColor;white-space:pre;unicode-bidi:bidi-override}
            path{fill:currentColor}
            .d{fill:none;stroke:currentColor;stroke-width:3.9;stroke-linecap:round}
            .l{fill:none;stroke:currentColor;stroke-width:1.2}
            .w{fill:none;stroke:currentColor;stroke-width:2.6}
            .f{shape-rendering:crispEdges}
            .b{font-weight:700}
            .u{text-decoration:underline}
            rect{fill:currentColor}
            .edge{fill:none;stroke:currentColor}
            .dim{opacity:.7}

            """
        text += rules(for: first)
        if theme == nil { text += "@media (prefers-color-scheme:light){\n" + rules(for: .light) + "}\n" }
        return text
    }

    private func rules(for theme: Theme) -> String {
        var rules = [Backdrop.page, .bar, .selection].map { backdrop in
            ".\(SVGStyleSheet.name(of: backdrop)){color:\(theme.color(of: backdrop).hex)}"
        }
        rules += inks.map { ".\(SVGStyleSheet.name(of: $0)){color:\(theme.color(of: $0).hex)}" }.sorted()
        return rules.joined(separator: "\n") + "\n"
    }

    static func name(of backdrop: Backdrop) -> String {
        switch backdrop {
        case .page: "page"
        case .bar: "bar"
        case .selection: "selection"
        }
    }

    static func name(of ink: Ink) -> String {
        switch ink {
        case .text: "text"
        case .muted: "muted"
        case .title: "title"
        case .axis: "axis"
        case .tick: "tick"
        case .grid: "grid"
        case .cursor: "cursor"
        case .key: "key"
        case .good: "good"
        case .warning: "warning"
        case .bad: "bad"
        case .series(let index): "series-\(index)"
        case .band(let index): "band-\(index)"
        case .base(let index): "base-\(index)"
        case .heat(let level): "heat-\(level)"
        }
    }
}
