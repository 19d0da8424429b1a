import ArgumentParser
import Charting
import Glibc

/// How the dashboard looks.
struct DisplayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How much time the charts show at first.", valueName: "duration"))
    var window = "5m"

    @Option(help: "What charts are drawn with.")
    var glyphs = GlyphSet.braille

    @Option(help: "Colours at most: 256, 16, 8 or none. (default: what the terminal has; none if NO_COLOR is set)")
    var color: ColorDepth?

    @Option(
        name: .customLong("theme"),
        help: "Colours for a dark or a light terminal. (default: dark; an SVG follows its reader's)")
    var givenTheme: Theme?

    @Flag(inversion: .prefixedNo, help: "Ring the terminal's bell when a series leaves its band.")
    var bell = false

    @Flag(inversion: .prefixedNo, help: "Show times in UTC.")
    var utc = false

    var theme: Theme { givenTheme ?? .dark }

    /// nil for as many as the terminal has. See no-color.org.
    var depth: ColorDepth? {
        if let color { return color }
        return getenv("NO_COLOR").map { $0.pointee != 0 } == true ? ColorDepth.none : nil
    }
}

extension GlyphSet: ExpressibleByArgument {}
extension ColorDepth: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}
