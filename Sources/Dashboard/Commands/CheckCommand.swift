import ArgumentParser
import Glibc
import Monitoring

/// A verdict without a terminal: for continuous integration.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Watch for a while and give a verdict on each series; needs no terminal.",
        discussion: """
            With --expect only the series that it names are judged; without, every series has to keep to ±10 % of its \
            fitted base. With --prometheus the last minutes that the server has stored are judged at once. Ends early \
            where every series has left the band that is expected of it, since no later sample can mend that.
            Exit codes: 0 all hold, 1 one does not, 2 could not tell (no data, less than a period seen, a target down, an \
            expectation that no series matches), 64 wrong usage, 78 wrong configuration.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, junit
    }

    @OptionGroup var source: SourceOptions
    @OptionGroup var comparison: CompareOptions

    @Option(
        help: ArgumentHelp(
            "With --compare, how far apart values may be, once the time between two scrapes is allowed for.",
            valueName: "percent"))
    var tolerance = "5%"

    @Option(name: .customLong("for"), help: ArgumentHelp("How long to watch.", valueName: "duration"))
    var duration = "70s"

    @Option(help: "What to write.")
    var format = Format.table

    func validate() throws { try source.validatePanels() }

    func run() async throws {
        let settings: SourceSettings
        let plan: CheckPlan
        do {
            settings = try SourceSettings(source)
            plan = CheckPlan(
                expectations: settings.expectations,
                length: try DurationOption.positive(duration, of: "--for"),
                interval: settings.interval,
                comparer: try comparison.server().map { Comparer($0, interval: settings.interval) },
                tolerance: try PercentOption.part(tolerance, of: "--tolerance"),
                isScraping: settings.isScraping
            )
        } catch let error as ConfigurationError {
            throw error.exit()
        }
        let report = try await report(settings, plan)
        Console.write(text(of: report))
        if report.outcome != .holds { throw report.outcome.exitCode }
    }

    private func report(_ settings: SourceSettings, _ plan: CheckPlan) async throws -> CheckReport {
        if case .server(let server, let panels) = settings.origin {
            let start = WallClock.now() - plan.length.wholeMilliseconds
            let source = QuerySource(server, panels, interval: settings.interval, retention: plan.length)
            await source.poll()
            return await plan.lastReport(of: source, since: start, watched: plan.length)
        }
        var settings = settings
        // Nothing of what is watched may go.
        settings.retention = max(settings.retention, plan.length + .seconds(60))
        let logger = try LogFile.logger(path: source.log)
        let services = SourceServices(settings, notices: NoticeBoard(), logger: logger)
        let service = CheckService(plan, source: services.source)
        try await Services.run(services.services + [service], logger: logger, endsOnHangUp: services.endsOnHangUp)
        guard let report = service.report else { throw CheckOutcome.unknown.exitCode }
        return report
    }

    private func text(of report: CheckReport) -> String {
        switch format {
        case .table: report.table
        case .json: "\(report.json)\n"
        case .junit: report.junit(at: WallClock.now())
        }
    }
}
