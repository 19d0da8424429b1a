import Monitoring
import ServiceLifecycle

/// A recording, which stays as it is.
struct ReplaySource: SnapshotSource {
    let recording: Recording

    func run() async throws {
        await cancelWhenGracefulShutdown { try? await Task.sleep(for: .seconds(Int64.max / 4)) }
    }

    /// There is something to see from the start, and nothing changes by itself.
    var updates: AsyncStream<Void> { AsyncStream { $0.yield() } }

    func snapshot(_ needs: DataNeeds) -> Snapshot {
        recording.snapshot(
            at: needs.time ?? recording.end, of: { needs.metrics.contains($0) }, window: needs.past,
            finding: needs.search)
    }

    func series(since time: Int64) -> [SeriesSnapshot] {
        let window = Duration.milliseconds(max(0, recording.end - time))
        return recording.snapshot(at: recording.end, window: window).metrics.flatMap(\.series)
    }

    func scrapeNow() {}

    var lines: any AsyncSequence<String, Never> & Sendable { AsyncStream<String> { $0.finish() } }
}
