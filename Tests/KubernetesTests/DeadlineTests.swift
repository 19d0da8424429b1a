import FakeAPIServer
import Testing

@testable import Kubernetes

@Suite(.timeLimit(.minutes(1))) struct DeadlineTests {
    @Test("what comes slowly may take as long as it likes; what comes to a stop may not")
    func silence() async throws {
        let clock = ManualClock()
        let pieces = Observed(0)
        async let whole = Deadline.run(silence: .seconds(60), clock: clock) { heard in
            for piece in 1...3 {
                await pieces.wait { $0 == piece }
                heard.now()
            }
            return "whole"
        }
        for piece in 1...3 {
            await clock.whenSlept(piece) { _ in true }
            clock.advance(by: .seconds(50))
            pieces.update { $0 = piece }
            // Its next end is ten seconds after the last one, or it is done.
            if piece < 3 { await clock.skip { $0 == .seconds(10) } }
        }
        #expect(try await whole == "whole")

        await #expect(throws: KubernetesError.silent(.seconds(60))) {
            async let never: Void = Deadline.run(silence: .seconds(60), clock: clock) { _ in
                try await clock.sleep(for: .seconds(3600))
            }
            await clock.skip { $0 == .seconds(60) }
            try await never
        }
    }
}
