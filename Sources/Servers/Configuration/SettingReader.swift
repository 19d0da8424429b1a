/// Reads settings from flags and the environment; gathers what is wrong with them.
struct SettingReader {
    private let environment: (String) -> String?
    private var problems: [String] = []

    init(environment: @escaping (String) -> String?) {
        self.environment = environment
    }

    /// The flag's value, else the variable's, else the default. An empty variable counts as not set, an empty flag is a
    /// value like any other. For a value that is refused the default stands in, and `finish` throws.
    /// - Parameter flagOnly: does not look into the environment.
    mutating func read<Value>(_ setting: Setting<Value>, flag: String?, flagOnly: Bool = false) -> Value {
        if let flag { return parse(flag, name: "--\(setting.flag)", setting) }
        if !flagOnly, let variable = environment(setting.variable), !variable.isEmpty {
            return parse(variable, name: setting.variable, setting)
        }
        return setting.standardValue
    }

    private mutating func parse<Value>(_ text: String, name: String, _ setting: Setting<Value>) -> Value {
        do {
            return try setting.value(of: text)
        } catch {
            problems.append("\(name)=\(ShownText(text)): \(error)")
            return setting.standardValue
        }
    }

    /// Records what is wrong with several settings together.
    mutating func reject(_ problem: String) {
        problems.append(problem)
    }

    /// - Throws: all that was refused so far.
    func finish() throws(ConfigurationError) {
        if !problems.isEmpty { throw ConfigurationError(problems: problems) }
    }
}
