import ArgumentParser
import Charting
import Glibc
import Monitoring
import ServiceLifecycle

/// One frame of the dashboard, without a terminal.
struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Collect for a while, then write one frame as text, ANSI or SVG."
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ansi, svg
    }

    @OptionGroup var source: SourceOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var recording: RecordOptions
    @OptionGroup var replayed: ReplayOptions

    @Option(help: ArgumentHelp("Columns and rows.", valueName: "WxH"))
    var size = "110x32"

    @Option(help: "What the frame is written as. The colours of SVG follow the reader's light or dark setting.")
    var format = Format.text

    @Option(help: ArgumentHelp("How long to collect before. (default: 30s)", valueName: "duration"))
    var after: String?

    // Whatever follows is its value, a minus in front of it too.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Of a recording, which time to show: how long after its start (90s), before its end (-90s), or a time. "
                + "(default: its end)", valueName: "time"))
    var at: String?

    func validate() throws {
        try recording.validate(source)
        try source.validateFetching()
        try replayed.validate(source)
        if replayed.replay == nil, at != nil {
            throw ValidationError("--at is a time in a recording: it needs --replay")
        }
        guard replayed.replay != nil else { return }
        if recording.record != nil { throw ValidationError("--replay scrapes nothing that --record could keep") }
        if after != nil { throw ValidationError("--after is about scraping; of a recording, --at says when") }
    }

    @OptionGroup var defaults: SettingsOptions

    func run() async throws {
        if let path = replayed.replay { return try writeFrame(of: path) }
        let settings = try SourceSettings(self.source)
        let dashboard = try dashboardSettings(settings)
        let patience = try DurationOption.positive(after ?? "30s", of: "--after")
        let cells = try SizeOption.size(size, of: "--size")
        let recorder = try recording.recorder(settings)
        let logger = try LogFile.logger(path: self.source.log)
        let frame = try await self.source.reach.run(logger: logger) { dialling in
            let services = SourceServices(
                settings, dialling: dialling, recorder: recorder, notices: NoticeBoard(), logger: logger)
            return try await Self.frame(of: services.source, dashboard, size: cells, after: patience)
        }
        Console.write(text(of: frame), to: STDOUT_FILENO)
        if let recorder, !recorder.end() { throw ExitCode(2) }
    }

    private static func frame(
        of source: any SnapshotSource, _ dashboard: DashboardSettings, size cells: Size, after patience: Duration
    ) async throws -> Frame {
        var interface = Interface(settings: dashboard, size: cells, now: WallClock.now())
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await source.run()
                return false
            }
            group.addTask {
                try await Task.sleep(for: patience)
                return true
            }
            // What cannot collect says why; what has nothing more to collect is no reason to hurry.
            while try await group.next() == false {}
            Self.settle(&interface, source.snapshot)
            group.cancelAll()
        }
        return interface.frame
    }

    /// Each snapshot tells which points the next one has to bring: first which metrics there are, then which of them are
    /// waves and come first, until nothing is left to be found out.
    private static func settle(_ interface: inout Interface, _ snapshot: (DataNeeds) -> Snapshot) {
        var asked: DataNeeds?
        for _ in 0..<10_000 {
            let needs = interface.needs
            guard needs != asked else { break }
            asked = needs
            _ = interface.update(.snapshot(snapshot(needs)))
        }
    }

    private func dashboardSettings(_ source: SourceSettings) throws(ConfigurationError) -> DashboardSettings {
        var settings = try DashboardSettings(source, display)
        settings.hasFewColors = format == .ansi && (display.depth ?? .ansi256) != .ansi256
        return settings
    }

    /// The dashboard as it was at a time of a recording: the same each time, to the byte.
    private func writeFrame(of path: String) throws {
        let recording = try RecordingOption.recording(path)
        let time = try at.map { try RecordingOption.time($0, in: recording) } ?? recording.end
        var dashboard = try dashboardSettings(SourceSettings(self.source, recording))
        dashboard.liveWord = "RECORDED"
        dashboard.showsDate = true
        var interface = Interface(settings: dashboard, size: try SizeOption.size(size, of: "--size"), now: time)
        let source = ReplaySource(recording: recording)
        Self.settle(&interface) { needs in
            var needs = needs
            needs.time = time
            return source.snapshot(needs)
        }
        Console.write(text(of: interface.frame), to: STDOUT_FILENO)
    }

    private func text(of frame: Frame) -> String {
        switch format {
        case .text: frame.text
        case .ansi: ANSIWriter(palette: Palette(theme: display.theme, depth: display.depth ?? .ansi256)).text(frame)
        case .svg: SVGWriter(theme: display.givenTheme).text(frame)
        }
    }
}
