import ArgumentParser
import Monitoring
import Prometheus

/// What would be scraped, and why.
struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Discover, relabel and scrape once: what would be scraped, and why.",
        discussion: """
            Exit codes: 0 all targets are up, 1 a target is down, 2 a discovery or a target did not answer, 64 wrong \
            usage, 78 wrong configuration. A target that relabelling drops is neither up nor down.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json
    }

    @OptionGroup var source: SourceOptions

    @Option(help: "What to write; json has the shape of Prometheus's /api/v1/targets.")
    var format = Format.table

    @Flag(help: "Show what each relabel rule does to each target, dropped ones included.")
    var explain = false

    @Flag(help: "In the table, show the discovered labels too.")
    var wide = false

    @Flag(name: .customLong("no-scrape"), help: "Discover and relabel only; leave the targets alone.")
    var discoversOnly = false

    @Option(help: ArgumentHelp("How long to wait for all answers, at most.", valueName: "duration"))
    var wait = "30s"

    @OptionGroup var defaults: SettingsOptions

    func validate() throws {
        try source.validatePanels()
        try source.validateFetching()
        if explain, source.prometheus != nil {
            throw ValidationError("--explain needs the relabel rules, which a server does not tell: give its --config")
        }
        if discoversOnly, source.prometheus != nil {
            throw ValidationError("--no-scrape is about our own scrapes, which --prometheus takes the place of")
        }
    }

    func run() async throws {
        let settings = try SourceSettings(source)
        let patience = try DurationOption.positive(wait, of: "--wait")
        for warning in settings.warnings { Console.complain("warning: \(warning)") }
        let report: TargetsReport
        switch settings.origin {
        case .scraping(let configurations):
            let snapshot = try await source.reach.run { dialling in
                let round = FirstRound(
                    configurations, openMetrics: settings.openMetrics, scrapes: !discoversOnly, dialling: dialling)
                return await round.snapshot(patience: patience)
            }
            report = TargetsReport(snapshot, configurations: configurations, isScraped: !discoversOnly)
        case .recording(let recording):
            report = TargetsReport(
                recording.snapshot(at: recording.end, window: .zero), configurations: [], isScraped: true)
        case .server(var server, _):
            server.timeout = patience
            report = try await source.reach.run { try await Self.targets(of: server, $0) }
        }
        switch format {
        case .json: Console.write("\(report.json(hostName: HostName.text, isExplained: explain))\n")
        case .table: Console.write(explain ? report.explanation : report.table(isWide: wide))
        }
        for complaint in report.complaints { Console.complain(complaint) }
        if report.outcome != .holds { throw report.outcome.exitCode }
    }

    private static func targets(of server: QueryServer, _ dialling: any Dialling) async throws -> TargetsReport {
        let fetcher = HTTPFetcher(dialling: dialling)
        let answer: Result<Snapshot, QueryError>
        do throws(QueryError) {
            let (active, dropped) = try await PrometheusClient(server, fetcher: fetcher).targets()
            answer = .success(Snapshot(time: WallClock.now(), activeTargets: active, droppedTargets: dropped))
        } catch {
            answer = .failure(error)
        }
        await fetcher.shutdown()
        switch answer {
        case .success(let snapshot): return TargetsReport(snapshot)
        case .failure(let error):
            Console.complain("\(server.base): \(error)")
            throw ExitCode(2)
        }
    }
}
