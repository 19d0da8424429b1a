import Monitoring
import ServiceLifecycle

/// Holds the newest samples against a Prometheus server again and again, and says in a notice what came of it.
struct ComparisonService: Service {
    let source: any SnapshotSource
    let comparer: Comparer
    let notices: NoticeBoard

    func run() async throws {
        let begin = WallClock.now()
        await cancelWhenGracefulShutdown {
            let pace = max(.seconds(10), comparer.interval)
            let window = max(60_000, 6 * comparer.interval.milliseconds)
            while (try? await Task.sleep(for: pace)) != nil {
                let start = max(begin, WallClock.now() - window)
                let result = await comparer.compare(source, since: start)
                guard !Task.isCancelled else { break }
                notices.post(ComparisonCheck(comparer.server.base, result).notice)
            }
        }
        await comparer.shutdown()
    }
}
