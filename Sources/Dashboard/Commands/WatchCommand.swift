import ArgumentParser
import Charting
import Glibc
import Monitoring

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Discover, scrape and draw, live; a line of text for each scrape where the output is no terminal."
    )

    @OptionGroup var source: SourceOptions
    @OptionGroup var comparison: CompareOptions
    @OptionGroup var display: DisplayOptions

    func run() async throws {
        let settings: SourceSettings
        let dashboard: DashboardSettings
        let comparer: Comparer?
        do {
            settings = try SourceSettings(source)
            dashboard = try DashboardSettings(settings, display)
            comparer = try comparison.server().map { Comparer($0, interval: settings.interval) }
        } catch let error as ConfigurationError {
            throw error.exit()
        }
        let logger = try LogFile.logger(path: source.log)
        let notices = NoticeBoard()
        let services = SourceServices(settings, notices: notices, logger: logger)
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            let lines = LineService(source: services.source, notices: notices)
            try await services.run(lines, comparing: comparer, notices: notices, logger: logger)
            return
        }
        let service = DashboardService(
            settings: dashboard, theme: display.theme, color: display.depth, source: services.source, notices: notices
        )
        do {
            try await services.run(service, comparing: comparer, notices: notices, logger: logger)
        } catch let error as ScreenError {
            Console.complain("\(error)")
            throw ExitCode(2)
        }
    }
}
