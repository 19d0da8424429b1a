import Logging
import Prometheus
import Synchronization

/// Scrapes one target on its schedule and on request, and keeps what comes of it.
actor ScrapeLoop<C: Clock> where C.Duration == Duration {
    nonisolated let target: Target
    nonisolated let state: TargetState
    private let context: ScrapeContext<C>
    private var settings: ScrapeSettings
    /// Set while `target_limit` forbids the whole job to scrape.
    private var forbidden: ScrapeError?
    private var series: TargetSeries
    private var isScraping = false
    private var lastTime: Int64?
    private var lastFailure: String?
    private var sizeHint = 0
    private let schedule: ScrapeSchedule
    private nonisolated let requests: AsyncStream<Void>
    private nonisolated let requested: AsyncStream<Void>.Continuation

    init(_ target: Target, _ settings: ScrapeSettings, forbidden: ScrapeError?, _ context: ScrapeContext<C>) {
        self.target = target
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

    func configure(_ new: ScrapeSettings, forbidden: ScrapeError?) {
        self.forbidden = forbidden
        guard new != settings else { return }
        settings = new
        series.forgetTexts()
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
        guard lastTime != nil else { return }
        let time = schedule.next(from: context.wallClock() + 1)
        let wait = Duration.milliseconds(time - context.wallClock()) + target.scrapeInterval * 11 / 10
        guard (try? await context.clock.sleep(until: context.clock.now.advanced(by: wait), tolerance: .zero)) != nil
        else { return }
        series.begin()
        series.end(time: time)
        for report in ReportSeries.allCases { series.report(report, Staleness.marker, time: time) }
        _ = commit(now: context.wallClock())
        context.notify()
    }

    private func commit(now: Int64) -> CommitResult {
        var references: [SeriesReference] = []
        swap(&references, &series.references)
        defer { swap(&references, &series.references) }
        return context.store.commit(
            series.pending,
            references: &references,
            now: now,
            metadata: series.newMetadata,
            labels: series.labels(of:)
        )
    }
}

extension ScrapeLoop {
    private func scrape(due: Int64, now: Int64) async {
        // A scrape is under way: it stands for this one.
        guard !isScraping, !Task.isCancelled else { return }
        isScraping = true
        defer { isScraping = false }
        let time = schedule.time(due: due, started: now)
        let start = context.clock.now
        let answer = await answer()
        guard !Task.isCancelled else { return }
        let (error, bodySize) = ingest(answer, time: time)
        let duration = start.duration(to: context.clock.now)
        report(error, duration, time: time)
        var rejected = commit(now: context.wallClock())
        rejected.outOfBounds += series.outOfBounds
        lastTime = time
        let failure = error ?? (rejected.refused > 0 ? .storeFull(rejected.refused) : nil)
        if failure?.description != lastFailure {
            lastFailure = failure?.description
            let metadata: Logger.Metadata = ["url": "\(target.url.legible())", "reason": "\(lastFailure ?? "")"]
            context.logger?.info(failure == nil ? "the target answers again" : "scrape failed", metadata: metadata)
        }
        state.update { status in
            status.health = error == nil ? .up : .down
            status.lastError = failure?.description
            status.lastScrape = time
            status.lastScrapeDuration = duration
            status.lastBodySize = bodySize
            if case .success(let response) = answer { status.dialled = response.dialled?.description }
        }
        context.report(
            ScrapeReport(
                job: target.job,
                labels: target.labels,
                url: target.url,
                time: time,
                duration: duration,
                error: failure?.description,
                counts: series.counts,
                rejected: rejected
            )
        )
    }

    private func answer() async -> Result<FetchResponse, ScrapeError> {
        do throws(ScrapeError) {
            if let forbidden { throw forbidden }
            return .success(try await context.scraper.scrape(target, settings, sizeHint: sizeHint))
        } catch {
            return .failure(error)
        }
    }

    /// Makes the answer into the samples of this scrape.
    private func ingest(_ answer: Result<FetchResponse, ScrapeError>, time: Int64) -> (ScrapeError?, bodySize: Int?) {
        series.begin()
        do throws(ScrapeError) {
            let response = try answer.get()
            if !response.body.isEmpty { try add(response, time: time) }
            series.succeed(time: time, isEmpty: response.body.isEmpty)
            sizeHint = response.body.count + 4096
            return (nil, response.body.count)
        } catch {
            series.fail(time: time)
            return (error, (try? answer.get())?.body.count)
        }
    }

    private func add(_ response: FetchResponse, time: Int64) throws(ScrapeError) {
        let format: ExpositionFormat
        do {
            format = try ExpositionFormat(
                contentType: response["Content-Type"],
                fallback: settings.fallbackScrapeProtocol?.format
            )
        } catch {
            throw .contentType(error)
        }
        let rules = BodyRules(
            time: time,
            times: context.times,
            honorTimestamps: settings.honorTimestamps,
            limits: settings.limits,
            labels: SampleLabels(
                target: target.labels,
                honorLabels: settings.honorLabels,
                rules: settings.metricRelabelRules
            )
        )
        try response.body.withUnsafeBufferPointer { body throws(ScrapeError) in
            try series.read(UnsafeRawBufferPointer(body), format: format, rules)
        }
    }

    private func report(_ error: ScrapeError?, _ duration: Duration, time: Int64) {
        series.report(.up, error == nil ? 1 : 0, time: time)
        series.report(.duration, duration.inSeconds, time: time)
        series.report(.scraped, Double(series.counts.scraped), time: time)
        series.report(.relabelled, Double(series.counts.relabelled), time: time)
        series.report(.added, Double(series.counts.added), time: time)
    }
}
