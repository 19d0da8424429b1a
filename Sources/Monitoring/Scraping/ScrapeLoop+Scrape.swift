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
        report(error, duration, bodySize, time: time)
        var rejected = commitAndRecord(error, time: time)
        rejected.outOfBounds += series.outOfBounds
        let behind = newestTime.map { $0 - time } ?? 0
        newestTime = max(newestTime ?? time, time)
        // Of what the store did not take, not a failure of the target.
        let unstored: ScrapeError? =
            behind > 0
            ? .clockSetBack(.seconds((behind + 999) / 1000))
            : rejected.refused > 0 ? .storeFull(rejected.refused) : nil
        let failure = error ?? unstored
        if failure?.description != lastFailure {
            lastFailure = failure?.description
            let metadata: Logger.Metadata = ["url": "\(target.url.legible())", "reason": "\(lastFailure ?? "")"]
            context.logger?.info(failure == nil ? "the target answers again" : "scrape failed", metadata: metadata)
        }
        state.update { status in
            status.health = error == nil ? .up : .down
            status.lastError = failure?.description
            if case .fetch(.opening) = failure { status.isOpening = true } else { status.isOpening = false }
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
            trackTimestampsStaleness: settings.trackTimestampsStaleness,
            names: settings.nameScheme,
            limits: settings.limits,
            labels: SampleLabels(
                target: target.labels,
                honorLabels: settings.honorLabels,
                rules: settings.metricRelabelRules
            ),
            openMetrics: context.openMetrics
        )
        try response.body.withUnsafeBufferPointer { body throws(ScrapeError) in
            try series.read(UnsafeRawBufferPointer(body), format: format, rules)
        }
    }

    private func commitAndRecord(_ error: ScrapeError?, time: Int64) -> CommitResult {
        guard let recorder = context.recorder else { return commit(now: context.wallClock(), addedAt: time) }
        // Two targets may have a series in common.
        return recorder.inOrder {
            let result = commit(now: context.wallClock(), addedAt: time)
            recorder.record(recorded(result, error: error, time: time))
            return result
        }
    }

    /// What a recording keeps of the scrape.
    private func recorded(_ result: CommitResult, error: ScrapeError?, time: Int64) -> RecordedScrape {
        var scrape = RecordedScrape(
            target: target, time: time, error: error?.description, samples: [], metadata: series.newMetadata)
        scrape.samples.reserveCapacity(series.pending.count)
        var unstored = result.unstored[...]
        let added = TargetSeries.sample(.added, Double(series.counts.added), time: time)
        for (place, sample) in (series.pending + [added]).enumerated() {
            if unstored.first == Int32(place) {
                unstored.removeFirst()
            } else if !Staleness.isMarker(sample.value) {
                let labels = series.labels(of: Int(sample.series))
                scrape.samples.append(RecordedScrape.Sample(labels: labels, time: sample.time, value: sample.value))
            }
        }
        return scrape
    }

    private func report(_ error: ScrapeError?, _ duration: Duration, _ bodySize: Int?, time: Int64) {
        series.report(.up, error == nil ? 1 : 0, time: time)
        series.report(.duration, duration.inSeconds, time: time)
        series.report(.scraped, Double(series.counts.scraped), time: time)
        series.report(.relabelled, Double(series.counts.relabelled), time: time)
        guard settings.extraScrapeMetrics else { return }
        series.report(.timeout, target.scrapeTimeout.inSeconds, time: time)
        series.report(.sampleLimit, Double(settings.limits.samples), time: time)
        var size = bodySize ?? 0
        // As Prometheus says it.
        if case .bodySizeLimit = error { size = -1 }
        series.report(.bodySize, Double(size), time: time)
    }
}
