import Monitoring

/// Where the settings are read from.
enum SettingsLocation: Hashable, Sendable {
    /// One that the user names has to be there.
    case named(String)
    /// The usual one may be absent.
    case usual(String)
    case nowhere

    /// - Parameters:
    ///   - words: of the command line.
    ///   - environment: `XDG_CONFIG_HOME`, which counts if it is absolute, and `HOME`.
    init(_ words: CommandWords, environment: [String: String]) {
        if words.names.contains("no-settings") {
            self = .nowhere
        } else if let path = words.settings {
            self = .named(path)
        } else if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
            self = .usual(base + "/promwave/config.yaml")
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            self = .usual(home + "/.config/promwave/config.yaml")
        } else {
            self = .nowhere
        }
    }
}
