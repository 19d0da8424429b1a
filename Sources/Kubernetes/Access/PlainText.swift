/// Text from the network, for one line of a log.
enum PlainText {
    /// Characters at most.
    private static let limit = 300

    /// Without control characters, line breaks and marks that change the direction, and not endless.
    static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line) + (text.unicodeScalars.count > limit ? "…" : "")
    }
}
