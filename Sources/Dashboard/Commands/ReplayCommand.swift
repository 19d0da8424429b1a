import ArgumentParser
import Charting
import Glibc
import Monitoring

/// The dashboard over a recording.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a recording (see --record) with the dashboard: hold it, seek, step, at any speed.",
        discussion: """
            Takes any OpenMetrics file whose samples have timestamps, not only our own recordings. One that was cut short by a \
            crash is played up to its last whole line. The keys are those of the dashboard, and: space holds and goes on, \
            [ and ] a minute back and forth, comma and full stop from scrape to scrape, < and > slower and faster, Home and \
            End. Without a terminal: promwave snapshot --replay FILE, promwave check --replay FILE.
            """
    )

    @Argument(help: ArgumentHelp("The recording.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var display: DisplayOptions

    @Option(help: ArgumentHelp("Seconds of the recording for each second that passes.", valueName: "times"))
    var speed = "1"

    // Whatever follows is its value, a minus in front of it too.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Where to begin: how long after the start (90s), before the end (-90s), or a time. (default: the start)",
            valueName: "time"))
    var at: String?

    @Flag(help: "Begin on hold.")
    var paused = false

    @Option(help: ArgumentHelp("What a series should do, as 'SELECTOR=BASE±PERCENT%'; can be repeated."))
    var expect: [String] = []

    @Option(
        name: .customLong("panel"),
        help: ArgumentHelp("A panel to show, as 'TITLE: SELECTOR'; can be repeated.", valueName: "panel"))
    var panels: [String] = []

    @Option(
        name: .customLong("panels"),
        help: ArgumentHelp(
            "A YAML file of panels to show, after those of --panel; can be repeated.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var panelFiles: [String] = []

    @OptionGroup var defaults: SettingsOptions

    func run() async throws {
        let options = try SourceOptions.parse(
            expect.map { "--expect=\($0)" } + panels.map { "--panel=\($0)" } + panelFiles.map { "--panels=\($0)" })
        let times = try speedNumber()
        let recording = try RecordingOption.recording(file)
        let position = try at.map { try RecordingOption.time($0, in: recording) }
        var replay = Replay(recording, position: position, speed: times)
        if paused { replay.hold() }
        let settings = try DashboardSettings(SourceSettings(options, recording), display, replay: replay)
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, !TerminalName.isDumb else {
            Console.complain(
                "replay needs a terminal that can place the cursor; without one: promwave snapshot --replay FILE")
            throw ExitCode(2)
        }
        let service = DashboardService(
            settings: settings, theme: display.theme, color: display.depth, source: ReplaySource(recording: recording),
            notices: NoticeBoard(), panelChanges: AsyncStream { $0.finish() }
        )
        do {
            try await Services.run([service], logger: LogFile.none)
        } catch let error as ScreenError {
            Console.complain("\(error); without a terminal: promwave snapshot --replay FILE")
            throw ExitCode(2)
        }
    }

    private func speedNumber() throws(ConfigurationError) -> Double {
        let digits = speed.hasPrefix("x") || speed.hasPrefix("×") ? String(speed.dropFirst()) : speed
        guard let times = Double(digits), (0.01...100_000).contains(times) else {
            throw ConfigurationError(
                option: "--speed", value: speed, expected: "expected a number from 0.01 to 100000, such as 10")
        }
        return times
    }
}
