/// An end to what takes too long. The HTTP client's own timeouts end with the head of an answer.
enum Deadline {
    /// - Throws: `silent` when the time is up, else what the body throws.
    static func run<Result: Sendable, C: Clock>(
        _ limit: Duration,
        clock: C,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result where C.Duration == Duration {
        try await run(silence: limit, clock: clock) { _ in try await body() }
    }

    /// - Parameter limit: how long nothing may come; each time that something does, it begins anew.
    /// - Throws: `silent` when it has passed, else what the body throws.
    static func run<Result: Sendable, C: Clock>(
        silence limit: Duration,
        clock: C,
        _ body: @escaping @Sendable (LastHeard<C>) async throws -> Result
    ) async throws -> Result where C.Duration == Duration {
        let heard = LastHeard(clock)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body(heard) }
            group.addTask {
                while true {
                    let end = heard.time.advanced(by: limit)
                    if end <= clock.now { return nil }
                    try await clock.sleep(until: end, tolerance: nil)
                }
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() ?? nil else { throw KubernetesError.silent(limit) }
            return result
        }
    }
}
