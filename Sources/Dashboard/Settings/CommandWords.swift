/// The words of a command line, looked at before they are parsed: which subcommand, and which options stand there.
struct CommandWords: Sendable {
    /// As they were given.
    let words: [String]
    /// The subcommand, named or not.
    let command: String
    /// Long options that are given, without dashes; of a pair like `--utc` and `--no-utc` both.
    let names: Set<String>
    /// The file of `--settings`.
    let settings: String?
    /// Whether something else is asked for than a subcommand's work, such as help.
    let isOther: Bool

    private static let others: Set<String> = [
        "-h", "--help", "-help", "--help-hidden", "--version", "--generate-completion-script", "---completion",
        "--experimental-dump-help",
    ]

    init(_ words: [String], commands: Set<String>, default: String) {
        self.words = words
        let first = words.first ?? ""
        command = commands.contains(first) ? first : `default`
        let options = words.prefix { $0 != "--" }
        isOther =
            first == "help"
            || options.contains { word in Self.others.contains { word == $0 || word.hasPrefix($0 + "=") } }
        var names: Set<String> = []
        var settings: String?
        for (index, word) in options.enumerated() where word.hasPrefix("--") && word.count > 2 {
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            names.insert(name)
            names.insert(name.hasPrefix("no-") ? String(name.dropFirst(3)) : name)
            if name == "settings" {
                settings = parts.count > 1 ? String(parts[1]) : index + 1 < options.count ? options[index + 1] : nil
            }
        }
        self.names = names
        self.settings = settings
    }

    /// With defaults, which come first.
    func adding(_ defaults: [String]) -> [String] {
        let rest = words.first == command ? words.dropFirst() : words[...]
        return [command] + defaults + rest
    }
}
