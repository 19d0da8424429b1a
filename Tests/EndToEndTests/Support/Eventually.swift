/// Asks until the answer is there, which it returns; a test that waits proves by this and by no fixed time.
///
/// - Parameters:
///   - what: what is waited for, for the failure's text.
///   - state: what is there instead, for the failure's text.
@discardableResult
func eventually<Answer>(
    _ what: String,
    within limit: Duration = .seconds(20),
    every pace: Duration = .milliseconds(50),
    state: @autoclosure () async -> String = "",
    _ answer: () async throws -> Answer?
) async throws -> Answer {
    let deadline = ContinuousClock.now + limit
    while true {
        if let answer = try await answer() { return answer }
        guard ContinuousClock.now < deadline else { break }
        try await Task.sleep(for: pace)
    }
    throw await Failure("not within \(limit): \(what)\n\(state())")
}

/// Asks until it is so.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(20),
    every pace: Duration = .milliseconds(50),
    state: @autoclosure () async -> String = "",
    isTrue condition: () async throws -> Bool
) async throws {
    try await eventually(what, within: limit, every: pace, state: await state()) { try await condition() ? true : nil }
}
