import ServiceLifecycle
import Synchronization

/// Whether the server wants requests. As a service it is the last of its group and so the first to be shut down: it
/// withdraws, and leaves the others running for a moment, so that whoever balances load can look elsewhere.
final class Readiness: Service {
    private let isWithdrawn = Atomic(false)
    /// How long requests are still taken after that.
    private let grace: Duration

    init(grace: Duration) {
        self.grace = grace
    }

    var isShuttingDown: Bool { isWithdrawn.load(ordering: .relaxed) }

    func withdraw() {
        isWithdrawn.store(true, ordering: .relaxed)
    }

    func run() async throws {
        try? await gracefulShutdown()
        withdraw()
        // Cancelled only when everything is: then there is nothing to wait for.
        try? await Task.sleep(for: grace)
    }
}
