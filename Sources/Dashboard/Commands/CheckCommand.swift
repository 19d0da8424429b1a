import ArgumentParser
import Glibc
import Logging
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
    @OptionGroup var recording: RecordOptions
    @OptionGroup var replayed: ReplayOptions

    @Option(
        help: ArgumentHelp(
            "With --compare, how far apart values may be, once the time between two scrapes is allowed for.",
            valueName: "percent"))
    var tolerance = "5%"

    @Option(name: .customLong("for"), help: ArgumentHelp("How long to watch.", valueName: "duration"))
    var duration = "70s"

    @Option(help: "What to write.")
    var format = Format.table

    @OptionGroup var defaults: SettingsOptions

    func validate() throws {
        try source.validatePanels()
        try source.validateFetching(isComparing: comparison.compare != nil)
        try recording.validate(source)
        try replayed.validate(source)
        if replayed.replay != nil,
            let other = recording.record.map({ _ in "--record" })
                ?? comparison.compare.map({ _ in "--compare" })
        {
            throw ValidationError("--replay takes the place of scraping: it cannot stand beside \(other)")
        }
    }

    func run() async throws {
        let settings =
            try replayed.replay.map { try SourceSettings(source, RecordingOption.recording($0)) }
            ?? SourceSettings(source, isComparing: comparison.compare != nil)
        let server = try comparison.server(source.fetching)
        let recorder = try recording.recorder(settings)
        var plan = CheckPlan(
            expectations: settings.expectations,
            length: try DurationOption.positive(duration, of: "--for"),
            interval: settings.interval,
            comparer: nil,
            tolerance: try PercentOption.part(tolerance, of: "--tolerance"),
            isScraping: settings.isScraping
        )
        let logger = try LogFile.logger(path: source.log)
        let report = try await source.reach.run(logger: logger) { dialling in
            plan.comparer = server.map { Comparer($0, interval: settings.interval, dialling: dialling) }
            return try await self.report(settings, plan, recorder, dialling, logger)
        }
        Console.write(Self.text(of: report, format))
        if report.outcome != .holds { throw report.outcome.exitCode }
    }

    /// Of what is scraped the report is written, and the process ended, as soon as it is made.
    private func report(
        _ settings: SourceSettings, _ plan: CheckPlan, _ recorder: Recorder?, _ dialling: any Dialling,
        _ logger: Logger
    ) async throws -> CheckReport {
        if case .recording(let recording) = settings.origin {
            let length = Duration.milliseconds(recording.end - recording.start)
            return plan.report(of: ReplaySource(recording: recording), since: recording.start, watched: length)
        }
        if case .server(let server, let panels) = settings.origin {
            let start = WallClock.now() - plan.length.milliseconds
            let source = QuerySource(
                server, panels, interval: settings.interval, retention: plan.length, dialling: dialling)
            await source.poll()
            return await plan.lastReport(of: source, since: start, watched: plan.length)
        }
        var settings = settings
        // Nothing of what is watched may go.
        settings.retention = max(settings.retention, plan.length + .seconds(60))
        let notices = NoticeBoard()
        let services = SourceServices(
            settings, dialling: dialling, recorder: recorder, notices: notices, logger: logger)
        let service = CheckService(plan, source: services.source)
        let format = format
        try await Services.run(services.services + [service], logger: logger, endsOnHangUp: services.endsOnHangUp) {
            // What is judged was scraped, whatever became of the file.
            _ = recorder?.end()
            guard let report = service.report else { return CheckOutcome.unknown.exitCode.rawValue }
            Console.write(Self.text(of: report, format))
            return report.outcome.exitCode.rawValue
        }
        throw CheckOutcome.unknown.exitCode
    }

    private static func text(of report: CheckReport, _ format: Format) -> String {
        switch format {
        case .table: report.table
        case .json: "\(report.json)\n"
        case .junit: report.junit(at: WallClock.now())
        }
    }
}
