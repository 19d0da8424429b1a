import ArgumentParser

extension Setting {
    /// What `--help` says: what it is, the environment variable, the default.
    var help: ArgumentHelp {
        let standard = standard.map { "default: \($0)" } ?? "no default"
        return ArgumentHelp("\(summary) (environment: \(variable); \(standard))", valueName: kind)
    }
}
