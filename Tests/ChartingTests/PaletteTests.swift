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

    @Test("no red on blue and no yellow on white", arguments: [ColorDepth.ansi8, .ansi16])
    func readable(depth: ColorDepth) {
        let alarm = Palette(depth: depth).paint(for: Style(.bad, on: .bar))
        #expect(alarm.background == 1 && alarm.foreground == 7)
        let light = Palette(theme: .light, depth: depth)
        for ink in [Ink.warning] + (0..<6).map({ Ink.series(at: $0) }) {
            #expect(light.paint(for: Style(ink)).foreground.map { $0 % 8 } != 3)
        }
    }

    @Test("black is never bold, which many terminals show as grey", arguments: [ColorDepth.ansi8, .ansi16])
    func blackIsPlain(depth: ColorDepth) {
        let light = Palette(theme: .light, depth: depth)
        for ink in Self.inks {
            let paint = light.paint(for: Style(ink, on: .bar, .bold))
            #expect(paint.foreground != 0 || !paint.emphasis.contains(.bold))
        }
        let key = light.paint(for: Style(.key, on: .bar, .bold))
        #expect(key.foreground == 4 && key.background == 7 && key.emphasis.contains(.bold))
    }

    @Test("a colour of 256 is the same for a terminal that is told red, green and blue")
    func direct() {
        for number in 16...255 {
            let color = RGB(terminal: UInt8(number))
            #expect(RGB(terminal: color.nearest256) == color)
        }
        #expect(RGB(terminal: 74).number == 0x5FAFD7)
        #expect(RGB(terminal: 9).hex == "#ff0000")
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
            zip([0.2126, 0.7152, 0.0722], linear(color)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Of linear light, by Machado, Oliveira and Fernandes (2009): what an eye without the cones for red or green sees.
    private static let sights: [String: [[Double]]] = [
        "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        "no red": [
            [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
        ],
        "no green": [
            [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881],
        ],
    ]

    @Test("no two of the eight series look alike to people who see no red or no green", arguments: Theme.allCases)
    func colorBlind(theme: Theme) {
        for (sight, matrix) in Self.sights {
            let seen = (0..<8).map { Self.lab(Self.linear(theme.color(of: Ink.series(at: $0))), matrix) }
            for one in 0..<8 {
                for other in 0..<one {
                    let distance = zip(seen[one], seen[other]).reduce(0) { $0 + pow($1.0 - $1.1, 2) }.squareRoot()
                    #expect(distance >= 14, "\(one + 1) and \(other + 1), \(sight): \(distance)")
                }
            }
        }
    }

    private static func linear(_ color: RGB) -> [Double] {
        [color.red, color.green, color.blue].map { value in
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
    }

    /// CIE L*a*b* of linear sRGB that a sight has changed.
    private static func lab(_ color: [Double], _ sight: [[Double]]) -> [Double] {
        let seen = sight.map { row in min(1, max(0, zip(row, color).reduce(0) { $0 + $1.0 * $1.1 })) }
        let whites = [
            ([0.4124, 0.3576, 0.1805], 0.95047), ([0.2126, 0.7152, 0.0722], 1), ([0.0193, 0.1192, 0.9505], 1.08883),
        ]
        let parts = whites.map { row, white in
            let part = zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 } / white
            return part > 0.008856 ? cbrt(part) : 7.787 * part + 16.0 / 116
        }
        return [116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2])]
    }
}
