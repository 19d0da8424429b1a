extension DashboardSettings {
    init(_ source: SourceSettings, _ display: DisplayOptions) throws(ConfigurationError) {
        self.init(
            source: source.name,
            interval: source.interval,
            window: try DurationOption.positive(display.window, of: "--window"),
            retention: source.retention,
            expectations: source.expectations,
            panels: try display.panel.map { text throws(ConfigurationError) in
                do {
                    return try PanelDefinition(text)
                } catch {
                    throw ConfigurationError(option: "--panel", value: text, expected: "\(error)")
                }
            },
            glyphs: display.glyphs,
            utcOffset: LocalZone.offset,
            isUTC: display.utc,
            hasBell: display.bell,
            version: Version.text
        )
    }
}
