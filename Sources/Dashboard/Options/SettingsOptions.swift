import ArgumentParser

/// Where defaults are read from: taken from the command line before it is parsed, see `CommandWords`.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read defaults from this file. (default: $XDG_CONFIG_HOME/promwave/config.yaml, or else "
                + "~/.config/promwave/config.yaml)", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var settings: String?

    @Flag(help: "Read no defaults from a file.")
    var noSettings = false
}
