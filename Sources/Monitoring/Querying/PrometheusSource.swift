import Prometheus
import ServiceLifecycle
import Synchronization

/// Takes samples from a Prometheus server instead of scraping: polls expressions, and makes of the answers the snapshots
/// that our own scrapes would make.
package actor PrometheusSource<C: Clock>: Service where C.Duration == Duration {
    private let client: PrometheusClient
    private var configuration: PrometheusSourceConfiguration
    private let clock: C
    /// Milliseconds since 1970.
    private let now: @Sendable () -> Int64
    private var windows: [QueryWindow]
    private var statuses: [QueryStatus]
    private var targets = QueriedTargets()
    private var metadata = MetadataMemory()
    private var isPolling = false
    /// Counts changes of the expressions: an answer to those of before is of no use.
    private var epoch = 0
    private nonisolated let latest: Mutex<Snapshot>
    private nonisolated let changes = Broadcast<Void>()

    /// - Parameters:
    ///   - clock: decides when to poll.
    ///   - now: the time that is asked for, in milliseconds since 1970; goes forward with `clock`.
    package init(
        _ client: PrometheusClient,
        _ configuration: PrometheusSourceConfiguration,
        clock: C,
        now: @escaping @Sendable () -> Int64 = WallClock.now
    ) {
        self.client = client
        self.configuration = configuration
        self.clock = clock
        self.now = now
        windows = configuration.expressions.map { QueryWindow($0, configuration) }
        statuses = configuration.expressions.map { QueryStatus(expression: $0) }
        latest = Mutex(Snapshot(time: now()))
    }

    /// How things stand, without waiting for anybody.
    ///
    /// - Parameters:
    ///   - metrics: which metrics to bring, by name. Targets are always in it.
    ///   - window: how far back points go; nil for as far as they are kept.
    package nonisolated func snapshot(
        of metrics: (String) -> Bool = { _ in true },
        window: Duration? = nil
    ) -> Snapshot {
        var snapshot = latest.withLock { $0 }
        snapshot.metrics.removeAll { !metrics($0.name) }
        if let window { snapshot.metrics = snapshot.metrics.map { $0.since(snapshot.time - window.milliseconds) } }
        return snapshot
    }

    /// A stream of its own for each caller: an element after each poll. Polls that come faster than the listener takes
    /// them are one.
    package nonisolated var updates: AsyncStream<Void> { changes.stream(buffered: 1) }

    /// How each expression fares, in their order.
    package func queryStatuses() -> [QueryStatus] { statuses }

    /// Other expressions from the next poll on; what is known of those that stay is kept.
    package func change(to expressions: [String], titles: [String: String]) {
        configuration.expressions = expressions
        configuration.titles = titles
        let known = Dictionary(zip(windows, statuses).map { ($0.expression, ($0, $1)) }) { first, _ in first }
        windows = expressions.map { known[$0]?.0 ?? QueryWindow($0, configuration) }
        statuses = expressions.map { known[$0]?.1 ?? QueryStatus(expression: $0) }
        epoch += 1
    }

    /// Polls at once and then every interval, until cancelled or until a graceful shutdown.
    package func run() async {
        await cancelWhenGracefulShutdown { await self.pollAgainAndAgain() }
        changes.finish()
    }

    private func pollAgainAndAgain() async {
        var ticker = Ticker(every: configuration.interval, clock: clock)
        while await ticker.next() { await poll() }
    }

    /// Asks for everything once; where that is under way already, not at all.
    package func poll() async {
        guard !isPolling else { return }
        isPolling = true
        defer { isPolling = false }
        let moment = now()
        let client = client
        async let targets = self.targets.polled(client, at: moment)
        async let metadataPolled: Void = pollMetadata()
        await pollExpressions(at: moment)
        self.targets = await targets
        await metadataPolled
        let snapshot = Snapshot(
            time: moment,
            server: client.server.base,
            windows: windows,
            titles: configuration.titles,
            statuses: statuses,
            targets: self.targets,
            metadata: metadata
        )
        latest.withLock { $0 = snapshot }
        changes.send(())
    }

    private func pollExpressions(at moment: Int64) async {
        let client = client
        let epoch = epoch
        let plans = windows.map { $0.plan(at: moment) }
        let expressions = windows.map(\.expression)
        await withTaskGroup(of: (Int, Result<QueryResult, QueryError>).self) { group in
            // A few at a time: the server has others to answer.
            var waiting = plans.indices.makeIterator()
            func start() {
                guard let index = waiting.next() else { return }
                let (plan, expression) = (plans[index], expressions[index])
                group.addTask { (index, await client.answer(to: plan, expression)) }
            }
            for _ in 0..<4 { start() }
            while let (index, result) = await group.next() {
                start()
                guard epoch == self.epoch else { continue }
                take(result, of: plans[index], index, at: moment)
            }
        }
    }

    private func take(
        _ result: Result<QueryResult, QueryError>, of plan: QueryWindow.Plan, _ index: Int, at time: Int64
    ) {
        switch result {
        case .success(let answer):
            windows[index].merge(answer.series, of: plan, at: time)
            statuses[index].lastSuccess = time
            statuses[index].error = nil
            statuses[index].warnings = answer.warnings
        case .failure(let error):
            // What is known stays.
            statuses[index].error = error.description
        }
    }

    private func pollMetadata() async {
        let names = windows.compactMap { $0.selector?.metricName }
        for name in metadata.due(names) {
            for family in MetricFamilyName.candidates(for: name) {
                guard let known = try? await client.metadata(of: family)[family] else { continue }
                metadata.learn(known, of: name)
                break
            }
        }
    }
}
