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

    func run() async throws {
        var settings: SourceSettings
        let length: Duration
        let comparer: Comparer?
        let tolerated: Double
        do {
            settings = try SourceSettings(source)
            length = try DurationOption.positive(duration, of: "--for")
            tolerated = try PercentOption.part(tolerance, of: "--tolerance")
            comparer = try comparison.server().map { Comparer($0, interval: settings.interval) }
        } catch let error as ConfigurationError {
            throw error.exit()
        }
        // Nothing of what is watched may go.
        settings.retention = max(settings.retention, length + .seconds(60))
        let logger = try LogFile.logger(path: source.log)
        let collection = Collection(settings, notices: NoticeBoard(), logger: logger)
        let watch = CheckService(
            source: collection.source, expectations: settings.expectations, length: length, interval: settings.interval,
            comparer: comparer, tolerance: tolerated, isScraping: settings.isScraping)
        if settings.isScraping {
            try await Services.run(collection.services + [watch], logger: logger, endsOnHangUp: collection.endsOnHangUp)
        } else {
            await watch.judgeStored()
        }
        guard let report = watch.report else { throw Outcome.unknown.exitCode }
        Console.write(text(of: report))
        if report.outcome != .holds { throw report.outcome.exitCode }
    }

    private func text(of report: CheckReport) -> String {
        switch format {
        case .table: report.table
        case .json: "\(report.json)\n"
        case .junit: report.junit(at: WallClock.now())
        }
    }
}
