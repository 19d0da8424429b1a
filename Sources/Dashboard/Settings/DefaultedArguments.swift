import ArgumentParser
import Glibc
import Monitoring

/// The command line with the defaults of the settings file.
struct DefaultedArguments {
    private let root: any ParsableCommand.Type
    let words: CommandWords
    /// Those that hold.
    let settings: [Setting]

    init(
        _ arguments: [String], of root: any ParsableCommand.Type, environment: [String: String]
    ) throws(ConfigurationError) {
        self.root = root
        let commands = root.configuration.subcommands.map { $0._commandName }
        words = CommandWords(arguments, commands: Set(commands), default: SettingsFile.generalCommand)
        let location = SettingsLocation(words, environment: environment)
        guard !words.isOther, let file = try Self.file(location, of: root, home: environment["HOME"]) else {
            settings = []
            return
        }
        settings = SettingsPrecedence.holding(
            file.contents.settings(for: words.command, file.options[words.command] ?? []), words,
            environment: environment)
    }

    /// For the parser.
    var arguments: [String] {
        settings.isEmpty ? words.words : words.adding(settings.flatMap(\.words))
    }

    /// The same error, with the place in the file where that is where the value comes from.
    func placed(_ error: ConfigurationError) -> ConfigurationError {
        guard let option = error.option, let value = error.value,
            let setting = settings.first(where: { "--\($0.name)" == option })
        else { return error }
        return ConfigurationError("\(setting.place(of: value)): \"\(value)\": \(error.expected ?? "")")
    }

    /// What of the file the parser does not accept; nil if the fault is the command line's own.
    func fault(_ error: any Error) -> ConfigurationError? {
        func isParsed(_ settings: [Setting]) -> Bool {
            (try? root.parseAsRoot(words.adding(settings.flatMap(\.words)))) != nil
        }
        guard !settings.isEmpty, isParsed([]) else { return nil }
        let message = root.message(for: error)
        let guilty = settings.indices.first { index in
            isParsed(Array(settings[..<index]) + settings[(index + 1)...])
        }
        return ConfigurationError("\(settings[guilty ?? 0].place): \(message)")
    }

    private static func file(
        _ location: SettingsLocation, of root: any ParsableCommand.Type, home: String?
    ) throws(ConfigurationError) -> (contents: SettingsFile, options: [String: [CommandOption]])? {
        let path: String
        switch location {
        case .nowhere: return nil
        case .usual(let usual):
            guard access(usual, F_OK) == 0 else { return nil }
            path = usual
        case .named(let named): path = named
        }
        let options = CommandOption.all(of: root)
        do {
            let root = try ConfigurationNode.load(path)
            return (try SettingsFile(root, path: path, home: home, options: options), options)
        } catch {
            throw ConfigurationError("\(error)")
        }
    }
}
