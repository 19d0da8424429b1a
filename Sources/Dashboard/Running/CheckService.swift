import Monitoring
import ServiceLifecycle
import Synchronization

/// Watches for as long as a check takes, or until no sample that is still to come can change its result; then reports.
final class CheckService: Service {
    private let source: any SnapshotSource
    private let expectations: [Expectation]
    private let length: Duration
    private let interval: Duration
    private let comparer: Comparer?
    private let tolerance: Double
    private let isScraping: Bool
    private let finished = Mutex<CheckReport?>(nil)

    init(
        source: any SnapshotSource,
        expectations: [Expectation],
        length: Duration,
        interval: Duration,
        comparer: Comparer?,
        tolerance: Double,
        isScraping: Bool
    ) {
        self.source = source
        self.expectations = expectations
        self.length = length
        self.interval = interval
        self.comparer = comparer
        self.tolerance = tolerance
        self.isScraping = isScraping
    }

    /// nil before the end.
    var report: CheckReport? { finished.withLock { $0 } }

    /// A signal ends the watch early; the report says what was seen until then.
    func run() async throws {
        let clock = ContinuousClock()
        let begin = clock.now
        let start = WallClock.now()
        await cancelWhenGracefulShutdown { await self.watch(from: start, begin, clock) }
        await finish(self.report(since: start, watched: begin.duration(to: clock.now)), since: start)
    }

    /// Judges what a server has stored of the time just past.
    func judgeStored() async {
        let start = WallClock.now() - length.wholeMilliseconds
        if let source = source as? QuerySource { await source.poll() }
        await finish(report(since: start, watched: length), since: start)
    }

    private func watch(from start: Int64, _ begin: ContinuousClock.Instant, _ clock: ContinuousClock) async {
        let progress = CheckProgress()
        defer { progress.clear() }
        var judged = Duration.zero
        var summary = ""
        while !Task.isCancelled {
            let passed = begin.duration(to: clock.now)
            guard passed < length else { break }
            // Once an interval: there is nothing new to judge before.
            if passed - judged >= interval, progress.isShown || !expectations.isEmpty {
                judged = passed
                let report = report(since: start, watched: passed)
                if report.isFinal { break }
                summary = report.summary
            }
            progress.show(passed, of: length, source.snapshot(DataNeeds()), summary)
            try? await clock.sleep(for: min(.seconds(1), length - passed))
        }
    }

    private func report(since start: Int64, watched: Duration) -> CheckReport {
        CheckReport(
            source.ownSeries(since: start), source.snapshot(DataNeeds()), expectations: expectations,
            isScraping: isScraping, watched: watched)
    }

    private func finish(_ report: CheckReport, since start: Int64) async {
        var report = report
        if let comparer {
            let result = await comparer.compare(source, since: start)
            report.comparison = ComparisonCheck(comparer.server.base, result, tolerance: tolerance)
            await comparer.shutdown()
        }
        finished.withLock { $0 = report }
    }
}
