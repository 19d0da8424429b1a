import Monitoring
import Testing

@testable import Dashboard

@Suite("A user's own defaults")
struct SettingsFileTests {
    private static let options = CommandOption.all(of: Promwave.self)

    private static func file(_ text: String) throws -> SettingsFile {
        try SettingsFile(
            try ConfigurationNode.read(text, path: "/home/a/.config/promwave/config.yaml"),
            path: "/home/a/.config/promwave/config.yaml", home: "/home/a", options: options)
    }

    /// What the parser gets.
    private static func arguments(
        _ text: String, _ line: String..., environment: [String: String] = [:]
    ) throws -> [String] {
        let commands = Set(options.keys)
        let words = CommandWords(line, commands: commands, default: "watch")
        let settings = try file(text).settings(for: words.command, options[words.command] ?? [])
        return SettingsPrecedence.holding(settings, words, environment: environment).flatMap(\.words)
    }

    @Test("options, flags and lists are taken where the subcommand has them")
    func taken() throws {
        let text = "theme: light\nutc: yes\nbell: false\nsd: [http://a/, http://b/]\ninterval: 2s\ncolor: 16\n"
        #expect(
            try Self.arguments(text) == [
                "--theme=light", "--utc", "--sd=http://a/", "--sd=http://b/", "--interval=2s", "--color=16",
            ])
        #expect(try Self.arguments(text, "targets") == ["--sd=http://a/", "--sd=http://b/", "--interval=2s"])
        #expect(try Self.arguments(text, "scrape", "http://x/") == [])
    }

    @Test("what stands beneath a subcommand's name is for that one, and wins there")
    func sections() throws {
        let text = "window: 10m\nsnapshot:\n  window: 1m\n  size: 80x24\ncheck: {for: 2m, format: junit}\ntargets:\n"
        #expect(try Self.arguments(text) == ["--window=10m"])
        #expect(try Self.arguments(text, "snapshot") == ["--window=1m", "--size=80x24"])
        #expect(try Self.arguments(text, "check") == ["--for=2m", "--format=junit"])
    }

    @Test("a flag wins, whichever way it is written; lists are not mixed")
    func flagsWin() throws {
        let text = "theme: light\nutc: true\nexpect: [a=1±1%]\n"
        #expect(try Self.arguments(text, "--theme", "dark") == ["--utc", "--expect=a=1±1%"])
        #expect(try Self.arguments(text, "--theme=dark", "--no-utc") == ["--expect=a=1±1%"])
        #expect(try Self.arguments(text, "watch", "--expect", "b=1±1%") == ["--theme=light", "--utc"])
        #expect(try Self.arguments(text, "--", "--theme").first == "--theme=light", "behind -- stand no options")
    }

    @Test("what is watched is one choice, and brings its own times")
    func origins() throws {
        let text = "sd: http://a/\ninterval: 2s\ntimeout: 1s\n"
        #expect(try Self.arguments(text, "--target", "http://x/") == ["--interval=2s", "--timeout=1s"])
        #expect(try Self.arguments(text, "--config", "prometheus.yml") == [])
        #expect(try Self.arguments(text, "--prometheus=http://x") == ["--interval=2s"])
        #expect(try Self.arguments("prometheus: http://p/\n", "--sd", "http://x/") == [])
    }

    @Test("the environment wins over the file, a flag over both")
    func noColor() throws {
        #expect(try Self.arguments("color: 256\n", environment: ["NO_COLOR": "1"]) == [])
        #expect(try Self.arguments("color: 256\n", environment: ["NO_COLOR": ""]) == ["--color=256"])
    }

    @Test("a panel is text, or what YAML makes of it; where nothing is drawn it is for a server alone")
    func panels() throws {
        let text = "panel:\n- Load: node_load1\n- up\n"
        #expect(try Self.arguments(text) == ["--panel=Load: node_load1", "--panel=up"])
        #expect(try Self.arguments(text, "check") == [])
        #expect(try Self.arguments(text, "check", "--prometheus", "http://x").count == 2)
    }

    @Test("paths are relative to the file, ~ is the home")
    func paths() throws {
        let text = "config: ../prometheus.yml\nlog: ~/promwave.log\npanels: [a.yaml, /b.yaml]\n"
        #expect(
            try Self.arguments(text) == [
                "--config=/home/a/.config/prometheus.yml", "--log=/home/a/promwave.log",
                "--panels=/home/a/.config/promwave/a.yaml", "--panels=/b.yaml",
            ])
        let kubectl = try Self.arguments("kubectl: true\nkubeconfig: kind.yaml\n")
        #expect(kubectl.contains("--kubeconfig=/home/a/.config/promwave/kind.yaml"))
        let replay = try Self.arguments("check: {replay: waves.om}", "check")
        #expect(replay == ["--replay=/home/a/.config/promwave/waves.om"])
    }

    @Test(
        "what cannot be used names file, line and key",
        arguments: [
            ("theme: pink", #"1: theme: expected one of dark, light, found "pink""#),
            ("\nthem: dark", #"2: them: unknown key "them"; "#),
            ("for: 2m", #"1: for: an option of check only; write it beneath "check:""#),
            ("check: {fro: 2m}", #"1: check.fro: unknown key "fro"; "#),
            ("check: yes", #"1: check: unknown key "check"; "#),
            ("utc: maybe", #"1: utc: expected true or false, found "maybe""#),
            ("theme: [dark]", "1: theme: expected one value, found a list"),
            ("interval: ''", "1: interval: expected a value, found nothing"),
            ("settings: x", #"1: settings: unknown key "settings"; "#),
            ("- theme", "1: expected a mapping, found a list"),
            ("panel: [{a: b, c: d}]", "1: panel[0]: expected 'TITLE: SELECTOR', found a mapping"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: ConfigurationFileError.self) { try Self.file(text) }
        let start = "/home/a/.config/promwave/config.yaml:\(message)"
        #expect(error?.description.hasPrefix(start) == true, "\(error?.description ?? "")")
    }

    @Test(
        "the file is where XDG says, else beneath the home; one may be named, or none",
        arguments: [
            ([], ["HOME": "/h"], SettingsLocation.usual("/h/.config/promwave/config.yaml")),
            ([], ["HOME": "/h", "XDG_CONFIG_HOME": "/x"], .usual("/x/promwave/config.yaml")),
            ([], ["HOME": "/h", "XDG_CONFIG_HOME": "relative"], .usual("/h/.config/promwave/config.yaml")),
            ([], ["HOME": "/h", "XDG_CONFIG_HOME": ""], .usual("/h/.config/promwave/config.yaml")),
            ([], [:], .nowhere),
            (["--no-settings"], ["HOME": "/h"], .nowhere),
            (["check", "--settings", "a"], ["HOME": "/h"], .named("a")),
            (["--settings=a"], ["HOME": "/h"], .named("a")),
        ] as [([String], [String: String], SettingsLocation)])
    func location(words: [String], environment: [String: String], expected: SettingsLocation) {
        let words = CommandWords(words, commands: ["watch", "check"], default: "watch")
        #expect(SettingsLocation(words, environment: environment) == expected)
    }

    @Test("help and the like need no settings", arguments: ["--help", "-h", "help", "--version"])
    func other(word: String) {
        #expect(CommandWords([word], commands: ["check"], default: "watch").isOther)
        #expect(!CommandWords(["check"], commands: ["check"], default: "watch").isOther)
    }

    @Test("an error of an option says where the file has it")
    func placed() throws {
        let defaulted = try DefaultedArguments(["--no-settings"], of: Promwave.self, environment: [:])
        let error = ConfigurationError(option: "--window", value: "soon", expected: "expected a duration")
        #expect(defaulted.placed(error).description == "--window 'soon': expected a duration")
    }
}
