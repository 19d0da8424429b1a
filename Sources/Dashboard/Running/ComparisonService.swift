import Monitoring
import ServiceLifecycle

/// Holds the newest minutes against a Prometheus server again and again, and says in a notice what came of it.
struct ComparisonService: Service {
    let source: any SnapshotSource
    let comparer: Comparer
    let notices: NoticeBoard

    /// Milliseconds.
    private static let window: Int64 = 300_000

    func run() async throws {
        let begin = WallClock.now()
        await cancelWhenGracefulShutdown {
            let pace = max(.seconds(5), comparer.interval)
            while (try? await Task.sleep(for: pace)) != nil {
                let start = max(begin, WallClock.now() - Self.window)
                let result = await comparer.compare(source, since: start)
                guard !Task.isCancelled else { break }
                notices.post(ComparisonCheck(comparer.server.base, result).notice)
            }
        }
        await comparer.shutdown()
    }
}
