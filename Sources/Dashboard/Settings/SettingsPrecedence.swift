/// Which settings hold: a flag of the command line wins, then the environment, then the file.
enum SettingsPrecedence {
    /// What is looked at is one choice: whoever says one of these on the command line has made it.
    private static let origins: Set<String> = ["sd", "target", "config", "prometheus"]

    static func holding(
        _ settings: [Setting], _ words: CommandWords, environment: [String: String]
    ) -> [Setting] {
        var yielding = words.names
        if !words.names.isDisjoint(with: origins) { yielding.formUnion(origins) }
        // Credentials in the file are for the server in the file, and for no other.
        if !words.names.isDisjoint(with: origins.union(["compare"])) { yielding.formUnion(FetchOptions.names) }
        // These say themselves how often, or do not scrape.
        if words.names.contains("config") { yielding.formUnion(["interval", "timeout", "refresh"]) }
        if words.names.contains("prometheus") { yielding.formUnion(["timeout", "refresh"]) }
        if environment["NO_COLOR"]?.isEmpty == false { yielding.insert("color") }
        let holding = settings.filter { !yielding.contains($0.name) }
        // Where nothing is drawn panels only say what to ask a server for.
        let isQueried = words.names.contains("prometheus") || holding.contains { $0.name == "prometheus" }
        let isDrawn = !["check", "targets"].contains(words.command)
        return holding.filter { $0.name != "panel" || isDrawn || isQueried }
    }
}
