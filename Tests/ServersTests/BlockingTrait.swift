import NIOPosix
import Testing

/// Runs the tests of a suite on threads of their own, since they wait in blocking calls: for a process, its log, a socket.
///
/// Swift's own pool has a thread for each core. Two tests that wait there keep every other test of the run from going on,
/// and wait for ever where what they wait for needs the pool, too.
struct BlockingTrait: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(BlockingThreads.shared) { try await function() }
    }
}

extension Trait where Self == BlockingTrait {
    static var blocking: Self { BlockingTrait() }
}

/// Threads that may be blocked: more than there are suites that do so.
private final class BlockingThreads: TaskExecutor {
    static let shared = BlockingThreads()

    private let pool = NIOThreadPool(numberOfThreads: 32)

    private init() { pool.start() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
