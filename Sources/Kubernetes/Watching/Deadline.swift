/// An end to what takes too long. The HTTP client's own timeouts end with the head of an answer.
enum Deadline {
    /// - Throws: `silent` when the time is up, else what the body throws.
    static func run<Result: Sendable>(
        _ limit: Duration,
        clock: some Clock<Duration>,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await clock.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() ?? nil else { throw KubernetesError.silent(limit) }
            return result
        }
    }
}
