import Logging
import Prometheus

extension ScrapeLoop {
    func scrape(due: Int64, now: Int64) async {
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
