extension DashboardSettings {
    init(
        _ source: SourceSettings, _ display: DisplayOptions, replay: Replay? = nil
    ) throws(ConfigurationError) {
        self.init(
            source: source.name,
            interval: source.interval,
            window: try DurationOption.positive(display.window, of: "--window"),
            retention: source.retention,
            expectations: source.expectations,
            panels: source.panels,
            glyphs: display.glyphs,
            utcOffset: LocalZone.offset,
            isUTC: display.utc,
            hasBell: display.bell,
            version: Version.text
        )
        self.replay = replay
    }
}
