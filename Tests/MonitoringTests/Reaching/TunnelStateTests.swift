import Testing

@testable import Monitoring

@Suite("A supervised kubectl, as a value")
struct TunnelStateTests {
    private let error = KubectlError.failed(command: "c", reason: "r")

    private func state() -> TunnelState { TunnelState(command: "c", limits: KubectlLimits()) }

    @Test("starts that do not help come ever later, up to a limit")
    func delays() {
        var state = state()
        var delays: [Duration] = []
        for _ in 0..<9 {
            state.start()
            state.end(error)
            delays.append(state.delay)
        }
        #expect(
            delays == [
                .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8),
                .seconds(15),
                .seconds(15), .seconds(15),
            ])
        #expect(!state.isRecovering)
    }

    @Test("one that worked is started again at once, and requests wait for it")
    func recovery() {
        var state = state()
        let isUseless = state.hear("Forwarding from 127.0.0.1:4000 -> 80")
        #expect(!isUseless)
        #expect(state.phase == .open(port: 4000))
        state.answered()
        state.end(error)
        #expect(state.isRecovering)
        #expect(state.delay == .milliseconds(50))
        state.start()
        state.end(error)
        #expect(!state.isRecovering)
    }

    @Test("one whose pod went before anybody used it is not held against the next; one that failed a request is")
    func unused() {
        for isUsed in [false, true] {
            var state = state()
            _ = state.hear("Forwarding from 127.0.0.1:4000 -> 80")
            if isUsed { state.use() }
            state.end(error)
            #expect(state.isRecovering == !isUsed)
            state.start()
            state.end(error)
            #expect(!state.isRecovering)
        }
    }

    @Test("several pods may go in a row, each said to be gone in two lines, and not without end")
    func lostPods() {
        var state = state()
        _ = state.hear("Forwarding from 127.0.0.1:4000 -> 80")
        state.answered()
        state.end(error)
        for isRecovering in [true, true, false] {
            state.start()
            _ = state.hear("Forwarding from 127.0.0.1:4000 -> 80")
            state.use()
            for line in [
                "E0920 11:53:24.742390   68846 portforward.go:234] lost connection to pod",
                "error: lost connection to pod",
            ] where state.hear(line) { state.end(error) }
            #expect(state.isRecovering == isRecovering)
        }
    }

    @Test("the second of two lines about the same forward changes nothing")
    func secondLine() {
        var state = state()
        _ = state.hear("Forwarding from 127.0.0.1:4000 -> 80")
        _ = state.hear("Forwarding from [::1]:4000 -> 80")
        #expect(state.phase == .open(port: 4000))
    }

    @Test("a process that lost its pod is of no more use, even if it lives on")
    func broken() {
        var state = state()
        _ = state.hear("Forwarding from 127.0.0.1:4000 -> 80")
        let useless = [
            "E0125 16:35:35.765744   17073 portforward.go:400] an error occurred forwarding 5432 -> 5432",
            "E0920 11:53:24.742390   68846 portforward.go:234] lost connection to pod",
        ].map { state.hear($0) }
        #expect(useless == [false, true])
    }

    @Test("one request out of time may be the target's fault; two in a row are taken for the forward's")
    func timeouts() {
        var state = state()
        let first = state.timedOut()
        state.answered()
        let others = [state.timedOut(), state.timedOut()]
        #expect([first] + others == [false, false, true])
    }
}
