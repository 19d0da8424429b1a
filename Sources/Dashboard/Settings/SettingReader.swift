import Monitoring

/// Reads single settings.
struct SettingReader {
    /// What relative paths are relative to.
    let directory: String
    let home: String?

    func settings(
        _ node: ConfigurationNode, of command: String, _ own: [CommandOption], _ options: [String: [CommandOption]]
    ) throws(ConfigurationFileError) -> [Setting] {
        var settings: [Setting] = []
        for (key, node) in try node.entries() {
            if let setting = try setting(key, node, command, options) { settings.append(setting) }
        }
        return settings
    }

    /// nil for a key that says nothing.
    func setting(
        _ key: String, _ node: ConfigurationNode, _ command: String, _ options: [String: [CommandOption]]
    ) throws(ConfigurationFileError) -> Setting? {
        guard let option = options[command]?.first(where: { $0.name == key }) else {
            throw node.error(unknown(key, command, options))
        }
        if node.isNull { return nil }
        if option.isFlag {
            return Setting(name: key, value: .flag(try node.bool()), place: node.place)
        }
        guard option.isRepeating || !node.isList else { throw node.error("expected one value, found a list") }
        var texts: [Setting.Text] = []
        for element in node.isList ? try node.list() : [node] {
            texts.append(Setting.Text(text: try text(element, of: option), place: element.place))
        }
        return Setting(name: key, value: .texts(texts), place: node.place)
    }

    private func text(
        _ node: ConfigurationNode, of option: CommandOption
    ) throws(ConfigurationFileError) -> String {
        if option.name == "panel", let titled = try titled(node) { return titled }
        let text = try node.string()
        guard !text.isEmpty else { throw node.error("expected a value, found nothing") }
        guard option.choices.isEmpty || option.choices.contains(text) else {
            throw node.error("expected one of \(option.choices.joined(separator: ", ")), found \(node.found)")
        }
        return option.isPath ? path(text) : text
    }

    /// `Load: node_load1` is a mapping for YAML, and means what it would mean on the command line.
    private func titled(_ node: ConfigurationNode) throws(ConfigurationFileError) -> String? {
        guard node.isMapping else { return nil }
        let entries = try node.entries()
        guard entries.count == 1, let entry = entries.first else {
            throw node.error("expected 'TITLE: SELECTOR', found a mapping; a file of --panels holds panels with more")
        }
        return "\(entry.key): \(try entry.value.string())"
    }

    private func path(_ text: String) -> String {
        if text.hasPrefix("~/"), let home { return FilePath.join(home, String(text.dropFirst(2))) }
        return FilePath.join(directory, text)
    }

    private func unknown(_ key: String, _ command: String, _ options: [String: [CommandOption]]) -> String {
        let others = options.filter { $0.value.contains { $0.name == key } }.keys.sorted()
        if command == SettingsFile.generalCommand, !others.isEmpty {
            return "an option of \(others.joined(separator: ", ")) only; write it beneath \"\(others[0]):\""
        }
        let known = (options[command] ?? []).map(\.name)
        let nearest = ConfigurationSection.similar(to: key, in: known).map { "; did you mean \"\($0)\"?" } ?? ""
        return "unknown key \"\(key)\"; expected a long option of promwave \(command), without its dashes\(nearest)"
    }
}
