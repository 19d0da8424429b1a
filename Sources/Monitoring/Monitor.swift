package import Logging
import ServiceLifecycle

/// Does what Prometheus does with a scrape configuration: discovers, relabels, scrapes, and stores. An interface takes
/// snapshots of it, whenever it likes and from wherever it is.
///
/// ```swift
/// let monitor = Monitor(configurations: configurations)
/// // run() as a service beside others, and meanwhile:
/// for await _ in monitor.updates { draw(monitor.snapshot(of: { $0 == "up" }, window: .seconds(300))) }
/// ```
package final class Monitor<C: Clock>: Service where C.Duration == Duration {
    private let options: MonitorOptions
    private let clock: C
    private let wallClock: @Sendable () -> Int64
    private let logger: Logger?
    private let recorder: Recorder?
    private let store: SeriesStore
    private let fetcher: HTTPFetcher
    private let board = Board()
    private let changes = Broadcast<Void>()
    private let scrapes = Broadcast<ScrapeReport>()
    private let commands: AsyncStream<Command>
    private let commander: AsyncStream<Command>.Continuation

    private enum Command: Sendable {
        case configure([ScrapeConfiguration])
        case scrapeNow
    }

    /// - Parameters:
    ///   - dialling: where connections go that should not go to the canonical address.
    ///   - recorder: gets what is scraped, too.
    ///   - clock: decides when to poll and to scrape.
    ///   - wallClock: the time that samples carry, in milliseconds since 1970; goes forward with `clock`.
    package init(
        configurations: [ScrapeConfiguration],
        options: MonitorOptions = MonitorOptions(),
        dialling: any Dialling = DirectDialling(),
        logger: Logger? = nil,
        recorder: Recorder? = nil,
        clock: C,
        wallClock: @escaping @Sendable () -> Int64 = WallClock.now
    ) {
        self.options = options
        self.clock = clock
        self.wallClock = wallClock
        self.logger = logger
        self.recorder = recorder
        store = SeriesStore(limits: options.storage)
        fetcher = HTTPFetcher(dialling: dialling)
        (commands, commander) = AsyncStream.makeStream()
        commander.yield(.configure(configurations))
    }

    /// Until cancelled, or until a graceful shutdown. Once only.
    package func run() async {
        await cancelWhenGracefulShutdown { await self.runJobs() }
        await fetcher.shutdown()
        changes.finish()
        scrapes.finish()
    }

    /// Takes another configuration. Jobs and targets that it does not change go on undisturbed; what has been collected
    /// stays.
    package func reload(configurations: [ScrapeConfiguration]) { commander.yield(.configure(configurations)) }

    /// Scrapes all targets now, beside their schedule.
    package func scrapeNow() { commander.yield(.scrapeNow) }

    /// A stream of its own for each caller: an element whenever something has changed that a snapshot shows. Changes
    /// that come faster than the listener takes them are one.
    package var updates: AsyncStream<Void> { changes.stream(buffered: 1) }

    /// A stream of its own for each caller: an element for each scrape. A listener that falls far behind loses the oldest.
    package var reports: AsyncStream<ScrapeReport> { scrapes.stream(buffered: 10_000) }

    /// How things stand, without waiting for anybody.
    ///
    /// - Parameters:
    ///   - metrics: which metrics to bring, by name. Targets and discoveries are always in it.
    ///   - window: how far back points go; nil for as far as they are kept.
    ///   - search: what to look for among all series.
    package func snapshot(
        of metrics: (String) -> Bool = { _ in true },
        window: Duration? = nil,
        finding search: LabelSearch? = nil
    ) -> Snapshot {
        let now = wallClock()
        let window = min(window ?? options.storage.retention, options.storage.retention).milliseconds
        let jobs = board.statuses
        return Snapshot(
            time: now,
            discoveries: jobs.flatMap(\.discoveries),
            activeTargets: jobs.flatMap { $0.targets.map(\.current) },
            droppedTargets: jobs.flatMap(\.dropped),
            catalogue: store.catalogue,
            metrics: store.metrics(in: now - window...Int64.max, named: metrics),
            storage: store.status,
            found: search.map(store.found)
        )
    }

    private func runJobs() async {
        let context = ScrapeContext(
            scraper: Scraper(fetcher: fetcher),
            store: store,
            gate: ScrapeGate(width: options.unscheduledScrapes),
            openMetrics: options.openMetrics,
            logger: logger,
            clock: clock,
            wallClock: wallClock,
            report: { [scrapes, changes] report in
                scrapes.send(report)
                changes.send(())
            },
            notify: { [changes] in changes.send(()) },
            recorder: recorder
        )
        await withDiscardingTaskGroup { group in
            var jobs: [String: AsyncStream<JobEvent>.Continuation] = [:]
            for await command in commands {
                switch command {
                case .scrapeNow: for job in jobs.values { job.yield(.scrapeNow) }
                case .configure(let configurations): configure(configurations, &jobs, &group, context)
                }
            }
            group.cancelAll()
        }
    }

    private func configure(
        _ configurations: [ScrapeConfiguration],
        _ jobs: inout [String: AsyncStream<JobEvent>.Continuation],
        _ group: inout DiscardingTaskGroup,
        _ context: ScrapeContext<C>
    ) {
        let names = Set(configurations.map(\.jobName))
        for (name, job) in jobs where !names.contains(name) {
            job.finish()
            jobs[name] = nil
        }
        for configuration in configurations {
            let name = configuration.jobName
            if jobs[name] == nil {
                let (events, inbox) = AsyncStream.makeStream(of: JobEvent.self)
                jobs[name] = inbox
                let job = Job(
                    name: name,
                    board: board,
                    place: board.add(name),
                    context: context,
                    options: options
                )
                group.addTask { await job.run(events, inbox) }
            }
            jobs[name]?.yield(.configured(configuration))
        }
    }
}

extension Monitor where C == ContinuousClock {
    package convenience init(
        configurations: [ScrapeConfiguration],
        options: MonitorOptions = MonitorOptions(),
        dialling: any Dialling = DirectDialling(),
        logger: Logger? = nil,
        recorder: Recorder? = nil
    ) {
        self.init(
            configurations: configurations,
            options: options,
            dialling: dialling,
            logger: logger,
            recorder: recorder,
            clock: ContinuousClock()
        )
    }
}
