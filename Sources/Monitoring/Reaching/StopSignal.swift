/// Ends one child task of a group and leaves the others alone.
struct StopSignal: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    }

    func stop() { continuation.finish() }

    /// Runs `work` until it ends, or is cancelled by the signal. True where it was the signal.
    func run(_ work: @escaping @Sendable () async -> Void) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await work()
                return false
            }
            group.addTask {
                for await _ in stream {}
                return true
            }
            let isStopped = await group.next() ?? false
            group.cancelAll()
            return isStopped && !Task.isCancelled
        }
    }
}
