extension SafeText {
    /// `text` with placeholders for what must not reach a terminal; of any length.
    package static func plain(_ text: String) -> String {
        var safe = ""
        for glyph in SafeText(text) { glyph.write(to: &safe) }
        return safe
    }
}
