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
    package var glyphs: GlyphSet
    /// Seconds east of UTC at a time in milliseconds since 1970.
    package var utcOffset: @Sendable (Int64) -> Int
    package var version: String

    package init(
        source: String,
        interval: Duration = .seconds(5),
        window: Duration = .seconds(300),
        retention: Duration = .seconds(3600),
        expectations: [Expectation] = [],
        glyphs: GlyphSet = .braille,
        utcOffset: @escaping @Sendable (Int64) -> Int = { _ in 0 },
        version: String = ""
    ) {
        self.source = source
        self.interval = interval
        self.window = window
        self.retention = retention
        self.expectations = expectations
        self.glyphs = glyphs
        self.utcOffset = utcOffset
        self.version = version
    }
}
