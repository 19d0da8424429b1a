import Monitoring

/// The file of a user's own defaults: keys are named as the long options of `promwave watch`, those of another subcommand
/// stand under its name.
///
///     theme: light
///     utc: true
///     sd: [http://sd.example.com/targets]
///     check:
///       for: 2m
///       format: junit
struct SettingsFile: Sendable {
    let path: String
    /// Of `watch`, and of every other subcommand that has the option too.
    private(set) var general: [Setting] = []
    /// By subcommand.
    private(set) var particular: [String: [Setting]] = [:]

    static let generalCommand = "watch"

    /// - Parameters:
    ///   - home: What `~/` in paths stands for.
    ///   - options: Of each subcommand.
    init(
        _ root: ConfigurationNode?, path: String, home: String?, options: [String: [CommandOption]]
    ) throws(ConfigurationFileError) {
        self.path = path
        guard let root else { return }
        let reader = SettingReader(directory: FilePath.directory(of: path), home: home)
        for (key, node) in try root.entries() {
            if node.isMapping || node.isNull, let own = options[key], key != Self.generalCommand {
                particular[key] = try reader.settings(node, of: key, own, options)
            } else if let setting = try reader.setting(key, node, Self.generalCommand, options) {
                general.append(setting)
            }
        }
    }

    /// What holds for a subcommand: its own settings, and of the general ones those that it has.
    func settings(for command: String, _ options: [CommandOption]) -> [Setting] {
        let own = particular[command] ?? []
        let names = Set(options.map(\.name)).subtracting(own.map(\.name))
        return general.filter { names.contains($0.name) } + own
    }
}
