/// An answer that the machine may spoil, by standing still or by having other things to do: it is asked for again while it
/// looks spoilt, at most so often in all. The last counts, whatever it says: what is really wrong is wrong each time.
func again<Answer>(
    atMost count: Int = 3, _ ask: () async throws -> Answer, while isSpoilt: (Answer) -> Bool
) async throws -> Answer {
    var answer = try await ask()
    for _ in 1..<count where isSpoilt(answer) { answer = try await ask() }
    return answer
}
