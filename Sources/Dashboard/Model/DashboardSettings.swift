package import Charting
package import Monitoring

/// What the dashboard is told at its start and does not change by itself.
package struct DashboardSettings: Sendable {
    /// The discovery or the targets, as the user named them.
    package var source: String
    package var interval: Duration
    package var window: Duration
    package var retention: Duration
    package var expectations: [Expectation]
    /// What is shown instead of a panel for each metric.
    package var panels: [PanelDefinition]
    package var glyphs: GlyphSet
    package var colors: Coloring
    /// False where the terminal knows ASCII alone.
    package var hasUnicode: Bool
    /// So few that the levels of a heatmap are shades besides.
    package var hasFewColors = false
    /// Seconds east of UTC at a time in milliseconds since 1970.
    package var utcOffset: @Sendable (Int64) -> Int
    /// Whether times are shown in UTC at first; a key changes that.
    package var isUTC: Bool
    /// Rings when a series leaves its band.
    package var hasBell: Bool
    package var version: String
    /// Set where a recording is replayed.
    package var replay: Replay?
    /// What the header calls a picture that follows the clock.
    package var liveWord = "LIVE"
    /// Whether a time needs its day: of what is shown as it happens one knows it.
    package var showsDate = false

    package init(
        source: String,
        interval: Duration = .seconds(5),
        window: Duration = .seconds(300),
        retention: Duration = .seconds(3600),
        expectations: [Expectation] = [],
        panels: [PanelDefinition] = [],
        glyphs: GlyphSet = .braille,
        colors: Coloring = .dark,
        hasUnicode: Bool = true,
        utcOffset: @escaping @Sendable (Int64) -> Int = { _ in 0 },
        isUTC: Bool = false,
        hasBell: Bool = false,
        version: String = ""
    ) {
        self.source = source
        self.interval = interval
        self.window = window
        self.retention = retention
        self.expectations = expectations
        self.panels = panels
        self.glyphs = glyphs
        self.colors = colors
        self.hasUnicode = hasUnicode
        self.utcOffset = utcOffset
        self.isUTC = isUTC
        self.hasBell = hasBell
        self.version = version
    }
}
