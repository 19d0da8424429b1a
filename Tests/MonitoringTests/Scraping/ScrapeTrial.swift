import Prometheus
import Synchronization
import Testing

@testable import Monitoring

/// A monitor of one target on a clock that the test moves: each step sets what the target answers, and scrapes it.
final class ScrapeTrial: Sendable {
    /// What the target answers at the moment.
    final class Answer: Sendable {
        private let steps = Mutex<[TestServer.Step]>([])

        var current: [TestServer.Step] {
            get { steps.withLock { $0 } }
            set { steps.withLock { $0 = newValue } }
        }
    }

    static let interval = Duration.seconds(10)

    let monitor: Monitor<TestClock>
    let clock: TestClock
    let server: TestServer
    let configuration: ScrapeConfiguration
    private let answer: Answer
    private let reports: AsyncStream<ScrapeReport>

    private init(
        _ server: TestServer, _ answer: Answer, _ configuration: ScrapeConfiguration, recorder: Recorder?
    ) {
        let clock = TestClock()
        self.clock = clock
        self.server = server
        self.answer = answer
        self.configuration = configuration
        monitor = Monitor(
            configurations: [configuration], recorder: recorder, clock: clock, wallClock: { clock.timeOfDay })
        reports = monitor.reports
    }

    /// Runs a trial. The target's labels are `instance="i"` and `job="j"`, its interval ten seconds.
    static func run(
        recorder: Recorder? = nil,
        _ change: (inout ScrapeConfiguration) -> Void = { _ in },
        _ body: (ScrapeTrial) async throws -> Void
    ) async throws {
        let answer = Answer()
        try await TestServer.run { _ in
            answer.current
        } _: { server in
            var configuration = ScrapeConfiguration(jobName: "j")
            configuration.scrapeInterval = interval
            configuration.scrapeTimeout = .seconds(10)
            configuration.discoveries = [.fixed([TargetGroup(targets: [server.address], labels: ["instance": "i"])])]
            change(&configuration)
            let trial = ScrapeTrial(server, answer, configuration, recorder: recorder)
            let task = Task { await trial.monitor.run() }
            do {
                try await body(trial)
            } catch {
                task.cancel()
                await task.value
                throw error
            }
            task.cancel()
            await task.value
        }
    }

    /// Moves the clock to the next scrape, which gets this answer.
    @discardableResult
    func scrape(_ steps: [TestServer.Step]) async throws -> ScrapeReport {
        answer.current = steps
        await clock.waitForSleepers(1)
        let next = try #require(clock.deadlines.first)
        clock.advance(by: next - clock.now.offset)
        return try await nextReport()
    }

    @discardableResult
    func scrape(_ body: String) async throws -> ScrapeReport { try await scrape(.ok(body)) }

    func nextReport() async throws -> ScrapeReport {
        var iterator = reports.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    /// The points of a metric's series, by their labels but for `__name__`, `instance` and `job`: "1 2 stale 3".
    func values(_ metric: String) -> [String: String] {
        var values: [String: String] = [:]
        for series in monitor.snapshot(of: { $0 == metric }).metrics.flatMap(\.series) {
            let labels = series.labels.filter {
                !["__name__", "instance", "job"].contains($0.name) || $0.name == "instance" && $0.value != "i"
                    || $0.name == "job" && $0.value != "j"
            }
            let name = labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
            values[name] = series.points.map { $0.isStale ? "stale" : Self.text($0.value) }.joined(separator: " ")
        }
        return values
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
