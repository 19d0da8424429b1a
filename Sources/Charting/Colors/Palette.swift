/// Turns styles into what a terminal can show: a theme's colours, as near as its depth allows; without colours, bold,
/// dim, underline and reverse carry the meaning.
package struct Palette: Equatable, Sendable {
    package var theme: Theme
    package var depth: ColorDepth

    package init(theme: Theme = .dark, depth: ColorDepth = .ansi256) {
        self.theme = theme
        self.depth = depth
    }

    package func paint(for style: Style) -> Paint {
        switch depth {
        case .none: mono(style)
        case .ansi8, .ansi16: basic(style)
        case .ansi256: full(style)
        }
    }

    private func full(_ style: Style) -> Paint {
        let isDefault = style.ink == .text && style.backdrop == .page
        return Paint(
            foreground: isDefault ? nil : theme.color(of: style.ink).nearest256,
            background: style.backdrop == .page ? nil : theme.color(of: style.backdrop).nearest256,
            emphasis: style.emphasis
        )
    }

    private func mono(_ style: Style) -> Paint {
        var emphasis = style.emphasis.union(Palette.weight(of: style.ink))
        if style.ink == .bad { emphasis.formSymmetricDifference(.reverse) }
        if style.ink == .warning { emphasis.formUnion(.underline) }
        if style.backdrop != .page { emphasis.formSymmetricDifference(.reverse) }
        if style.backdrop == .selection { emphasis.formUnion(.bold) }
        return Paint(emphasis: emphasis)
    }

    /// The eight colours that every colour terminal has, and with 16 their bright forms.
    private func basic(_ style: Style) -> Paint {
        let hasBright = depth == .ansi16
        var paint = Paint(foreground: hue(of: style.ink), emphasis: style.emphasis)
        if Palette.isQuiet(style.ink) {
            switch style.ink {
            case .band, .base: paint.emphasis.formUnion(.dim)
            default:
                paint.foreground = hasBright && style.backdrop == .page ? 8 : nil
                if !hasBright { paint.emphasis.formUnion(.dim) }
            }
        } else if hasBright, theme == .dark, let hue = paint.foreground {
            paint.foreground = hue + 8
        }
        if style.ink == .title || style.ink == .bad || style.ink == .key { paint.emphasis.formUnion(.bold) }
        if style.ink == .warning, paint.foreground == nil { paint.emphasis.formUnion(.underline) }
        switch style.backdrop {
        case .page: break
        case .bar:
            paint.background = theme == .dark ? 4 : 7
            if style.ink == .bad {
                // Red on blue cannot be read.
                paint.background = 1
                paint.foreground = 7
            }
            switch (theme, paint.foreground) {
            case (.dark, nil), (.dark, 4): paint.foreground = 7
            case (.light, nil):
                paint.foreground = 0
                // xterm and the console show bold black as grey, which is weaker than plain.
                paint.emphasis.subtract(.bold)
            default: break
            }
            paint.emphasis.subtract(.dim)
        case .selection:
            paint.foreground = nil
            paint.emphasis.formSymmetricDifference(.reverse)
        }
        return paint
    }

    private func hue(of ink: Ink) -> UInt8? {
        let isDark = theme == .dark
        switch ink {
        case .text, .title, .muted, .axis, .tick, .grid, .cursor: return nil
        case .key: return isDark ? 6 : 4
        case .good: return 2
        // Yellow cannot be read on white.
        case .warning: return isDark ? 3 : nil
        case .bad: return 1
        case .series(let index), .band(let index), .base(let index):
            let hues: [UInt8?] = isDark ? [6, 3, 2, 5, 4, 1] : [4, 5, nil, 2, 6, 1]
            return hues[Int(index) % hues.count]
        case .heat(let level):
            let ramp: [UInt8] = [4, 4, 6, 6, 2, 3, 3, 7]
            return ramp[min(Int(level), ramp.count - 1)]
        }
    }

    private static func isQuiet(_ ink: Ink) -> Bool {
        switch ink {
        case .muted, .axis, .grid, .band, .base: true
        default: false
        }
    }

    private static func weight(of ink: Ink) -> Emphasis {
        switch ink {
        case .title, .key, .bad: .bold
        default: isQuiet(ink) ? .dim : []
        }
    }
}
