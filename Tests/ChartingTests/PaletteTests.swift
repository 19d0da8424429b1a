import Charting
import Foundation
import Testing

@Suite("Palettes")
struct PaletteTests {
    private static let inks: [Ink] = [
        .text, .muted, .title, .axis, .tick, .grid, .cursor, .key, .good, .warning, .bad, .series(0), .series(255),
        .band(1), .base(1), .heat(0), .heat(255),
    ]

    @Test("without colours nothing is coloured, and what matters still stands out")
    func mono() {
        let palette = Palette(depth: .none)
        for ink in Self.inks {
            let paint = palette.paint(for: Style(ink, on: .bar))
            #expect(paint.foreground == nil && paint.background == nil)
        }
        #expect(palette.paint(for: Style(.bad)).emphasis == [.bold, .reverse])
        #expect(palette.paint(for: Style(.band(0))).emphasis == .dim)
        #expect(palette.paint(for: Style(.text, on: .selection)).emphasis == [.bold, .reverse])
        #expect(palette.paint(for: Style(.text)) == .plain)
    }

    @Test("a terminal of 8 colours gets none beyond, one of 16 none beyond", arguments: Theme.allCases)
    func depths(theme: Theme) {
        for ink in Self.inks {
            for backdrop in [Backdrop.page, .bar, .selection] {
                let eight = Palette(theme: theme, depth: .ansi8).paint(for: Style(ink, on: backdrop))
                #expect((eight.foreground ?? 0) < 8 && (eight.background ?? 0) < 8)
                let sixteen = Palette(theme: theme, depth: .ansi16).paint(for: Style(ink, on: backdrop))
                #expect((sixteen.foreground ?? 0) < 16 && (sixteen.background ?? 0) < 16)
                let many = Palette(theme: theme, depth: .ansi256).paint(for: Style(ink, on: backdrop))
                #expect((many.foreground ?? 16) >= 16 && (many.background ?? 16) >= 16)
            }
        }
    }

    @Test("the first series differ at every depth", arguments: [ColorDepth.ansi8, .ansi16, .ansi256], Theme.allCases)
    func distinct(depth: ColorDepth, theme: Theme) {
        let palette = Palette(theme: theme, depth: depth)
        let colors = (0..<5).map { palette.paint(for: Style(.series(at: $0))).foreground }
        #expect(Set(colors).count == 5)
    }

    @Test("ordinary text has the terminal's own colours", arguments: ColorDepth.allCases)
    func plain(depth: ColorDepth) {
        #expect(Palette(depth: depth).paint(for: .text) == .plain)
    }

    @Test(
        "the nearest of 256 colours",
        arguments: [(0x000000, 16), (0xFFFFFF, 231), (0xFF0000, 196), (0x808080, 244), (0x56B4E9, 74), (0xE69F00, 178)]
            as [(UInt32, UInt8)])
    func nearest(hex: UInt32, expected: UInt8) {
        #expect(RGB(hex).nearest256 == expected)
    }

    @Test("series can be read against their page", arguments: Theme.allCases)
    func contrast(theme: Theme) {
        for ink in (0..<8).map({ Ink.series(at: $0) }) + [.text, .muted, .tick, .good, .warning, .bad, .key] {
            let contrast = Self.contrast(theme.color(of: ink), theme.color(of: .page))
            #expect(contrast >= 4.5, "\(ink) has a contrast of \(contrast)")
        }
    }

    /// As WCAG 2 computes it.
    private static func contrast(_ one: RGB, _ other: RGB) -> Double {
        func luminance(_ color: RGB) -> Double {
            func linear(_ value: UInt8) -> Double {
                let part = Double(value) / 255
                return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
        }
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}
