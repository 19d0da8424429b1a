import Logging
import Prometheus

/// One job at work: runs its discoveries, keeps one scrape loop for each target, and follows what both bring.
struct Job<C: Clock>: Sendable where C.Duration == Duration {
    let name: String
    let board: Board
    let place: Board.Place
    let context: ScrapeContext<C>
    let options: MonitorOptions

    private struct Discovery {
        var status: DiscoveryStatus
        var groups: [TargetGroup]?
        let stop: StopSignal
    }

    private struct Running {
        let loop: ScrapeLoop<C>
        let stop: StopSignal
    }

    /// The targets of a new list, and those among them that have yet to be started.
    private struct Found {
        let targets: [TargetState]
        let dropped: [DroppedTarget]
        let new: [Running]
    }

    private struct State {
        var configuration: ScrapeConfiguration?
        var keys: [DiscoveryKey] = []
        var discoveries: [DiscoveryKey: Discovery] = [:]
        var loops: [Target: Running] = [:]
    }

    /// Until the events end, then until the series of the job's targets have ended too; or until cancelled.
    func run(_ events: AsyncStream<JobEvent>, _ inbox: AsyncStream<JobEvent>.Continuation) async {
        await withDiscardingTaskGroup { group in
            var state = State()
            for await event in events {
                switch event {
                case .configured(let configuration): await configure(&state, configuration, &group, inbox)
                case .discovered(let key, let result): await discover(&state, key, result, &group)
                case .scrapeNow: for running in state.loops.values { running.loop.scrapeNow() }
                }
                context.notify()
            }
            for discovery in state.discoveries.values { discovery.stop.stop() }
            for running in state.loops.values { running.stop.stop() }
            board.remove(place)
            context.notify()
        }
    }

    private func configure(
        _ state: inout State,
        _ configuration: ScrapeConfiguration,
        _ group: inout DiscardingTaskGroup,
        _ inbox: AsyncStream<JobEvent>.Continuation
    ) async {
        state.configuration = configuration
        var occurrences: [DiscoveryConfiguration: Int] = [:]
        state.keys = configuration.discoveries.map { discovery in
            defer { occurrences[discovery, default: 0] += 1 }
            return DiscoveryKey(configuration: discovery, occurrence: occurrences[discovery, default: 0])
        }
        let wanted = Set(state.keys)
        for (key, discovery) in state.discoveries where !wanted.contains(key) {
            discovery.stop.stop()
            state.discoveries[key] = nil
        }
        for key in state.keys where state.discoveries[key] == nil {
            let stop = StopSignal()
            let status = DiscoveryStatus(job: name, source: key.configuration.source)
            state.discoveries[key] = Discovery(status: status, stop: stop)
            let updates = key.configuration.updates(fetcher: context.scraper.fetcher, clock: context.clock)
            group.addTask {
                _ = await stop.run { for await result in updates { inbox.yield(.discovered(key, result)) } }
            }
        }
        publish(state, await applyTargets(&state), &group)
    }

    private func discover(
        _ state: inout State,
        _ key: DiscoveryKey,
        _ result: DiscoveryResult,
        _ group: inout DiscardingTaskGroup
    ) async {
        guard var discovery = state.discoveries[key] else { return }
        var found: Found?
        log(result, after: discovery.status)
        switch result {
        case .success(let groups):
            let isNew = discovery.groups != groups
            discovery.groups = groups
            discovery.status.targets = groups.reduce(0) { $0 + $1.targets.count }
            discovery.status.lastSuccess = context.wallClock()
            discovery.status.error = nil
            discovery.status.isOpening = false
            state.discoveries[key] = discovery
            if isNew { found = await applyTargets(&state) }
        case .failure(let error):
            discovery.status.error = error.description
            if case .fetch(.opening) = error {
                discovery.status.isOpening = true
            } else {
                discovery.status.isOpening = false
            }
            state.discoveries[key] = discovery
        }
        publish(state, found, &group)
    }

    /// Says so once when a discovery breaks, and once when it works again.
    private func log(_ result: DiscoveryResult, after last: DiscoveryStatus) {
        let metadata: Logger.Metadata = ["job": "\(name.legible())", "source": "\((last.source ?? "").legible())"]
        switch result {
        case .success where last.error != nil: context.logger?.notice("discovery works again", metadata: metadata)
        case .failure(let error) where last.error != error.description:
            context.logger?.warning("discovery failed: \(error)", metadata: metadata)
        default: break
        }
    }

    /// All at once, so that who looks at the targets of a list also sees that it has come; only then are the new ones
    /// started, so that nobody hears of a scrape of a target that is not there yet.
    /// - Parameter found: nil where the targets are what they were.
    private func publish(_ state: State, _ found: Found?, _ group: inout DiscardingTaskGroup) {
        let statuses = state.keys.compactMap { state.discoveries[$0]?.status }
        board.update(place) { status in
            status.discoveries = statuses
            guard let found else { return }
            status.targets = found.targets
            status.dropped = found.dropped
        }
        for running in found?.new ?? [] { start(running, &group) }
    }

    /// Makes loops for new targets, stops those of targets that are gone, and leaves the others alone.
    private func applyTargets(_ state: inout State) async -> Found? {
        guard let configuration = state.configuration else { return nil }
        let groups = state.keys.flatMap { state.discoveries[$0]?.groups ?? [] }
        let list = TargetList(groups, configuration)
        let settings = ScrapeSettings(configuration)
        let limit = configuration.limits.targets
        let forbidden: ScrapeError? =
            limit > 0 && list.active.count > limit ? .targetLimit(count: list.active.count, limit: limit) : nil

        let wanted = Set(list.active)
        for (target, running) in state.loops where !wanted.contains(target) {
            running.stop.stop()
            state.loops[target] = nil
        }
        var new: [Running] = []
        for target in list.active {
            if let running = state.loops[target] {
                await running.loop.configure(target, settings, forbidden: forbidden)
            } else {
                let loop = ScrapeLoop(target, settings, forbidden: forbidden, context)
                if options.scrapesAtOnce, new.count < options.firstScrapes { loop.scrapeNow() }
                let running = Running(loop: loop, stop: StopSignal())
                state.loops[target] = running
                new.append(running)
            }
        }
        let targets = list.active.compactMap { state.loops[$0]?.loop.state }
        return Found(targets: targets, dropped: list.dropped, new: new)
    }

    private func start(_ running: Running, _ group: inout DiscardingTaskGroup) {
        guard options.scrapes else { return }
        let loop = running.loop
        group.addTask {
            let isGone = await running.stop.run { await loop.run() }
            guard isGone else { return }
            await context.scraper.fetcher.release(loop.url)
            await loop.writeEndMarkers()
        }
    }
}
