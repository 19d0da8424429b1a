import ArgumentParser
import Charting
import Glibc
import Logging
import Monitoring

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Discover, scrape and draw, live; a line of text for each scrape where the output is no terminal."
    )

    @OptionGroup var source: SourceOptions
    @OptionGroup var comparison: CompareOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var recording: RecordOptions
    @OptionGroup var defaults: SettingsOptions

    func validate() throws {
        try recording.validate(source)
        try source.validateFetching(isComparing: comparison.compare != nil)
    }

    func run() async throws {
        let settings = try SourceSettings(source, isComparing: comparison.compare != nil)
        let dashboard = try DashboardSettings(settings, display)
        let server = try comparison.server(source.fetching)
        let recorder = try recording.recorder(settings)
        let logger = try LogFile.logger(path: source.log)
        try await source.reach.run(logger: logger) { dialling in
            let comparer = server.map { Comparer($0, interval: settings.interval, dialling: dialling) }
            try await watch(settings, dashboard, comparer, recorder, dialling, logger)
        }
    }

    private func watch(
        _ settings: SourceSettings, _ dashboard: DashboardSettings, _ comparer: Comparer?, _ recorder: Recorder?,
        _ dialling: any Dialling, _ logger: Logger
    ) async throws {
        let notices = NoticeBoard()
        let services = SourceServices(
            settings, dialling: dialling, recorder: recorder, notices: notices, logger: logger)
        // A recording that is not whole is no success.
        let end: @Sendable () -> Int32 = { recorder.map { $0.end() } ?? true ? 0 : 2 }
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, !TerminalName.isDumb else {
            let lines = LineService(source: services.source, notices: notices)
            try await services.run(lines, comparing: comparer, notices: notices, logger: logger, end: end)
            return
        }
        let service = DashboardService(
            settings: dashboard, theme: display.theme, color: display.depth, source: services.source, notices: notices,
            panelChanges: services.panelChanges
        )
        do {
            try await services.run(service, comparing: comparer, notices: notices, logger: logger, end: end)
        } catch let error as ScreenError {
            _ = recorder?.end()
            Console.complain("\(error); or pipe the output through cat for a line of text for each scrape")
            throw ExitCode(2)
        }
    }
}
