import Prometheus

/// Scrapes one target on its schedule and on request, and keeps what comes of it.
actor ScrapeLoop<C: Clock> where C.Duration == Duration {
    /// What discovery said about it last; what tells it from others stays the same.
    private(set) var target: Target
    nonisolated let url: String
    nonisolated let state: TargetState
    let context: ScrapeContext<C>
    var settings: ScrapeSettings
    /// Set while `target_limit` forbids the whole job to scrape.
    var forbidden: ScrapeError?
    var series: TargetSeries
    var isScraping = false
    /// The latest time that a scrape's samples had.
    var newestTime: Int64?
    var lastFailure: String?
    var sizeHint = 0
    let schedule: ScrapeSchedule
    private nonisolated let requests: AsyncStream<Void>
    private nonisolated let requested: AsyncStream<Void>.Continuation

    init(_ target: Target, _ settings: ScrapeSettings, forbidden: ScrapeError?, _ context: ScrapeContext<C>) {
        self.target = target
        url = target.url
        self.settings = settings
        self.forbidden = forbidden
        self.context = context
        state = TargetState(target)
        series = TargetSeries(target: target.labels)
        schedule = ScrapeSchedule(interval: target.scrapeInterval, hash: target.hash)
        (requests, requested) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Scrapes once as soon as may be, beside the schedule.
    nonisolated func scrapeNow() { requested.yield() }

    /// Takes what may change about a target that stays: what was discovered, and the job's settings.
    func configure(_ same: Target, _ new: ScrapeSettings, forbidden: ScrapeError?) {
        target = same
        state.update { $0.discoveredLabels = same.discoveredLabels }
        self.forbidden = forbidden
        if !new.keepsSeries(of: settings) { series.forgetTexts() }
        settings = new
    }

    /// Until cancelled.
    nonisolated func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.scrapeOnSchedule() }
            group.addTask { await self.scrapeOnRequest() }
        }
    }

    private nonisolated func scrapeOnRequest() async {
        for await _ in requests {
            await context.gate.pass {
                let now = context.wallClock()
                await scrape(due: now, now: now)
            }
        }
    }

    private nonisolated func scrapeOnSchedule() async {
        let first = schedule.next(from: context.wallClock())
        var due = first
        let start = context.clock.now.advanced(by: .milliseconds(first - context.wallClock()))
        while !Task.isCancelled {
            do {
                let instant = start.advanced(by: .milliseconds(due - first))
                try await context.clock.sleep(until: instant, tolerance: .zero)
            } catch {
                return
            }
            await scrape(due: due, now: context.wallClock())
            // What was due meanwhile is missed; the place within the interval stays.
            let late = start.duration(to: context.clock.now).milliseconds - (due - first)
            due += schedule.interval * (1 + max(0, late) / schedule.interval)
        }
    }

    /// Ends the series of a target that is gone, at the time when its next scrape would have been. As Prometheus, waits
    /// for more than two intervals first: a target that has come back by then has newer samples, and goes on.
    func writeEndMarkers() async {
        guard newestTime != nil else { return }
        let time = schedule.next(from: context.wallClock() + 1)
        let wait = Duration.milliseconds(time - context.wallClock()) + target.scrapeInterval * 11 / 10
        guard (try? await context.clock.sleep(until: context.clock.now.advanced(by: wait), tolerance: .zero)) != nil
        else { return }
        series.begin()
        series.end(time: time)
        let reports = settings.extraScrapeMetrics ? ReportSeries.allCases : ReportSeries.usual
        for report in reports { series.report(report, Staleness.marker, time: time) }
        _ = commit(now: context.wallClock())
        context.notify()
    }

    /// Hands the samples to the store and, where a time is given, counts those series as added at it that it took.
    func commit(now: Int64, addedAt time: Int64? = nil) -> CommitResult {
        var references: [SeriesReference] = []
        swap(&references, &series.references)
        defer { swap(&references, &series.references) }
        let labels = series.labels
        return context.store.commit(
            series.pending,
            references: &references,
            now: now,
            metadata: series.newMetadata,
            labels: { labels[$0] ?? [:] },
            last: { result in
                guard let time else { return [] }
                series.discount(rejected: result.rejected)
                return [TargetSeries.sample(.added, Double(series.counts.added), time: time)]
            }
        )
    }
}
