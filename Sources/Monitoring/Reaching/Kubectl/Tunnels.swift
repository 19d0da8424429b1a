import Logging

/// The tunnels that are open, one for each endpoint that somebody uses; those that nobody uses any more end.
actor Tunnels {
    private struct Entry {
        let tunnel: Tunnel
        var lastUse: ContinuousClock.Instant
        /// The longest time between two uses.
        var pause = Duration.zero
        /// The target is gone.
        var isReleased = false
    }

    private let command: KubectlCommand
    private let process: KubectlProcess
    private let limits: KubectlLimits
    private let logger: Logger?
    private let gate: StartGate
    private let clock = ContinuousClock()
    private var forwards: [ClusterEndpoint: Entry] = [:]
    private var proxy: Tunnel?
    private nonisolated let arrivals: AsyncStream<Tunnel>
    private nonisolated let arrive: AsyncStream<Tunnel>.Continuation

    init(_ command: KubectlCommand, process: KubectlProcess, gate: StartGate, logger: Logger?) {
        self.command = command
        self.process = process
        self.gate = gate
        self.logger = logger
        limits = command.settings.limits
        (arrivals, arrive) = AsyncStream.makeStream()
    }

    /// Until cancelled.
    nonisolated func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.sweepAgainAndAgain() }
            for await tunnel in arrivals { group.addTask { await tunnel.run() } }
            group.cancelAll()
        }
    }

    /// The tunnel to an endpoint, started if there is none.
    func forward(to endpoint: ClusterEndpoint) throws(KubectlError) -> Tunnel {
        let now = clock.now
        if var entry = forwards[endpoint] {
            entry.pause = max(entry.pause, entry.lastUse.duration(to: now))
            entry.lastUse = now
            entry.isReleased = false
            forwards[endpoint] = entry
            return entry.tunnel
        }
        if forwards.count >= limits.forwards { sweep() }
        guard forwards.count < limits.forwards else { throw .tooManyForwards(limits.forwards) }
        let tunnel = start(command.portForward(endpoint), command.name(endpoint))
        forwards[endpoint] = Entry(tunnel: tunnel, lastUse: now)
        return tunnel
    }

    /// The one that is there for an endpoint.
    func existing(to endpoint: ClusterEndpoint) -> Tunnel? { forwards[endpoint]?.tunnel }

    /// The tunnel to the API server.
    func toProxy() -> Tunnel {
        if let proxy { return proxy }
        let tunnel = start(command.proxy, "kubectl proxy")
        proxy = tunnel
        return tunnel
    }

    /// The target at an endpoint is gone. Another may use the same endpoint, so that it is given some time.
    func release(_ endpoint: ClusterEndpoint) { forwards[endpoint]?.isReleased = true }

    private func start(_ arguments: [String], _ name: String) -> Tunnel {
        let tunnel = Tunnel(
            arguments, command: name, process: process, gate: gate, limits: limits, logger: logger)
        arrive.yield(tunnel)
        return tunnel
    }

    private func sweepAgainAndAgain() async {
        let pace = min(.seconds(5), limits.released / 2)
        while (try? await clock.sleep(for: pace)) != nil { sweep() }
    }

    private func sweep() {
        let now = clock.now
        for (endpoint, entry) in forwards {
            let rest = max(entry.isReleased ? limits.released : limits.idle, entry.pause * 2)
            guard entry.lastUse.duration(to: now) > rest else { continue }
            logger?.debug("a port-forward that nobody uses ends", metadata: ["command": "\(entry.tunnel.command)"])
            entry.tunnel.stop()
            forwards[endpoint] = nil
        }
    }
}
