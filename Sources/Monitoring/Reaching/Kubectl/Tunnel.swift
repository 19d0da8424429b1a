import Logging

/// One `kubectl` that opens a local port, supervised: `port-forward` or `proxy`. Started again whenever it ends, with
/// growing delays while that does not help.
actor Tunnel {
    nonisolated let command: String
    private let arguments: [String]
    private let process: KubectlProcess
    private let gate: StartGate
    private let limits: KubectlLimits
    private let logger: Logger?
    private let clock = ContinuousClock()
    private var state: TunnelState
    private var begun: ContinuousClock.Instant
    private var isInGate = false
    /// Ends the process that runs, and it alone.
    private var restarting = StopSignal()
    private var waiters: [AsyncStream<Never>.Continuation] = []
    private nonisolated let stopping = StopSignal()

    init(
        _ arguments: [String], command: String, process: KubectlProcess, gate: StartGate, limits: KubectlLimits,
        logger: Logger?
    ) {
        self.arguments = arguments
        self.command = command
        self.process = process
        self.gate = gate
        self.limits = limits
        self.logger = logger
        state = TunnelState(command: command, limits: limits)
        begun = clock.now
    }

    nonisolated func stop() { stopping.stop() }

    /// Until stopped or cancelled. Once only.
    func run() async {
        _ = await stopping.run { await self.supervise() }
        state.finish()
        wake()
    }

    /// The local port, as soon as there is one; nil once the tunnel has ended.
    func port() async throws -> Int? {
        while true {
            try Task.checkCancellation()
            switch state.phase {
            case .open(let port):
                state.use()
                return port
            case .ended: return nil
            case .waiting(let error) where !state.isRecovering: throw error
            case .starting, .waiting: break
            }
            let (changes, waiter) = AsyncStream.makeStream(of: Never.self)
            waiters.append(waiter)
            for await _ in changes {}
        }
    }

    /// Why there is no port yet; nil where there is one.
    var obstacle: KubectlError? {
        switch state.phase {
        case .starting:
            .starting(
                command: command, since: rounded(begun.duration(to: clock.now)),
                last: state.words.reason ?? state.earlierReason)
        case .waiting(let error): error
        case .open, .ended: nil
        }
    }

    func answered() { state.answered() }

    /// A request through the port got no answer in its time.
    func timedOut() {
        if state.timedOut() { restart("timeouts in a row") }
    }

    /// A request through a port broke. Starts anew if that port still is the current one.
    ///
    /// - Returns: Whether the next start may well do better: the port had worked until then, or its pod has gone. And what
    ///   kubectl said of it.
    func broke(_ port: Int) async -> (isPassing: Bool, words: String?) {
        guard state.phase == .open(port: port) else { return (true, nil) }
        let hadWorked = state.hasAnswered
        if !hadWorked { await hearOut(port) }
        switch state.phase {
        case .open(port), .waiting, .ended: break
        // Its words are those of another run by now.
        case .starting, .open: return (true, nil)
        }
        let (words, isPodGone) = (state.words.connectionError, state.words.isPodGone)
        if state.phase == .open(port: port) { restart(words ?? "the connection broke") }
        return (hadWorked || isPodGone && state.isRecovering, words)
    }

    /// Its words about a connection are on their way, if it has any.
    private func hearOut(_ port: Int) async {
        for _ in 0..<50 where state.phase == .open(port: port) && state.words.connectionError == nil {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    private func restart(_ reason: String) {
        logger?.info("restarting a kubectl", metadata: ["command": "\(command)", "reason": "\(reason)"])
        state.end(.failed(command: command, reason: reason))
        restarting.stop()
    }

    private func supervise() async {
        while !Task.isCancelled {
            if state.phase != .starting { state.start() }
            begun = clock.now
            await gate.enter()
            isInGate = true
            guard !Task.isCancelled else { break }
            begun = clock.now
            restarting = StopSignal()
            _ = await restarting.run { await self.live() }
            leaveGate()
            if case .waiting(let error) = state.phase {
                logger?.info("a kubectl ended", metadata: ["reason": "\(error)"])
            }
            wake()
            try? await clock.sleep(for: state.delay)
        }
        leaveGate()
    }

    /// One life of the process.
    private nonisolated func live() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.startInTime() }
            do throws(KubectlError) {
                let status = try await process.run(arguments) { await self.hear($0) }
                await end(status)
            } catch {
                await fail(error)
            }
            group.cancelAll()
        }
    }

    private func startInTime() async {
        let burst = min(limits.burst, limits.start)
        guard (try? await clock.sleep(for: burst)) != nil else { return }
        leaveGate()
        guard (try? await clock.sleep(for: limits.start - burst)) != nil, state.phase == .starting else { return }
        state.end(.silent(command: command, after: limits.start, last: state.words.reason))
        restarting.stop()
    }

    private func hear(_ line: String) {
        let wasOpen = state.phase != .starting
        let isUseless = state.hear(line)
        if isUseless {
            state.end(.failed(command: command, reason: state.words.reason ?? line.legible(200)))
            restarting.stop()
        }
        if !wasOpen, state.phase != .starting {
            logger?.debug("a kubectl is ready", metadata: ["command": "\(command)"])
            leaveGate()
            wake()
        }
    }

    private func end(_ status: String) {
        if let reason = state.words.reason {
            state.end(.failed(command: command, reason: reason))
        } else {
            state.end(.ended(command: command, status: status))
        }
    }

    private func fail(_ error: KubectlError) { state.end(error) }

    private func leaveGate() {
        guard isInGate else { return }
        isInGate = false
        gate.leave()
    }

    private func wake() {
        for waiter in waiters { waiter.finish() }
        waiters = []
    }

    private func rounded(_ time: Duration) -> Duration {
        .milliseconds((time.components.seconds * 10 + time.components.attoseconds / 100_000_000_000_000_000) * 100)
    }
}
