import Monitoring
import ServiceLifecycle
import Synchronization

/// Watches for as long as a check takes, or until no sample that is still to come can change its result; then reports.
final class CheckService: Service {
    private let source: any SnapshotSource
    private let plan: CheckPlan
    private let finished = Mutex<CheckReport?>(nil)

    init(_ plan: CheckPlan, source: any SnapshotSource) {
        self.plan = plan
        self.source = source
    }

    /// nil before the end.
    var report: CheckReport? { finished.withLock { $0 } }

    /// A signal ends the watch early; the report says what was seen until then.
    func run() async throws {
        let clock = ContinuousClock()
        let begin = clock.now
        let start = WallClock.now()
        await cancelWhenGracefulShutdown { await self.watch(from: start, begin, clock) }
        let report = await plan.lastReport(of: source, since: start, watched: begin.duration(to: clock.now))
        finished.withLock { $0 = report }
    }

    private func watch(from start: Int64, _ begin: ContinuousClock.Instant, _ clock: ContinuousClock) async {
        let progress = CheckProgress()
        defer { progress.clear() }
        var judged = Duration.zero
        var summary = ""
        while !Task.isCancelled {
            let passed = begin.duration(to: clock.now)
            guard passed < plan.length else { break }
            // Once an interval at most: there is nothing new to judge before.
            if passed - judged >= min(plan.interval, .seconds(5)), progress.isShown || !plan.expectations.isEmpty {
                judged = passed
                let report = plan.report(of: source, since: start, watched: passed)
                if report.isFinal { break }
                summary = report.summary
            }
            if progress.isShown { progress.show(passed, of: plan.length, source.snapshot(DataNeeds()), summary) }
            try? await clock.sleep(for: min(.seconds(1), plan.length - passed))
        }
    }
}
