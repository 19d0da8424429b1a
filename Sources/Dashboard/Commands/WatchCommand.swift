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
    @OptionGroup var display: DisplayOptions

    func run() async throws {
        let settings: SourceSettings
        let dashboard: DashboardSettings
        do {
            settings = try SourceSettings(source)
            dashboard = try DashboardSettings(settings, display)
        } catch let error as ConfigurationError {
            throw error.exit()
        }
        let logger = try LogFile.logger(path: source.log)
        let monitor = MonitorSource(settings, logger: logger)
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            try await Services.run([monitor, LineService(monitor: monitor)], logger: logger)
            return
        }
        let service = DashboardService(
            settings: dashboard, theme: display.theme, color: display.depth, source: monitor)
        do {
            try await Services.run([monitor, service], logger: logger)
        } catch let error as ScreenError {
            Console.complain("\(error)")
            throw ExitCode(2)
        }
    }
}
