/// Keeps somebody up to date about a collection: lists it, watches it from there on, and begins again as often as it has
/// to. What client-go calls by this name.
package struct Reflector<Object: KubernetesObject, Value: Sendable, C: Clock>: Sendable where C.Duration == Duration {
    /// Objects that a page is asked to have; a server that answers from its cache sends them all.
    private static var pageSize: Int { 500 }
    /// In which nothing of a page comes; a long list on a slow way is none that hangs.
    private static var patience: Duration { .seconds(60) }
    /// Seconds after which the server is to end a watch.
    private static var watchTimes: ClosedRange<Double> { 300...600 }
    /// What a watch may take beyond that.
    private static var grace: Duration { .seconds(30) }
    /// A watch that ends sooner, without a word, is none.
    private static var shortestWatch: Duration { .seconds(1) }

    private let client: KubernetesClient
    private let collection: ObjectCollection
    private let clock: C
    private let chance: @Sendable () -> Double
    private let value: @Sendable (Object) -> Value
    private let deliver: @Sendable (Change<Value>) -> Void
    private let report: @Sendable (WatchReport) -> Void

    /// - Parameters:
    ///   - chance: a number from 0 to 1, another one each time.
    ///   - value: what is kept of an object; what is not, is let go at once.
    ///   - deliver: is told each change, in order.
    ///   - report: is told how it goes.
    package init(
        client: KubernetesClient,
        collection: ObjectCollection,
        clock: C,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        value: @escaping @Sendable (Object) -> Value,
        deliver: @escaping @Sendable (Change<Value>) -> Void,
        report: @escaping @Sendable (WatchReport) -> Void
    ) {
        self.client = client
        self.collection = collection
        self.clock = clock
        self.chance = chance
        self.value = value
        self.deliver = deliver
        self.report = report
    }

    /// Until the task is cancelled.
    package func run() async {
        var backoff = Backoff()
        var state = ReflectorState()
        var healthySince = clock.now
        while !Task.isCancelled {
            do {
                if let version = state.version {
                    try await watch(from: version, &state)
                } else {
                    state.listed(version: try await list(fromCache: !state.hasListed, inPages: !state.avoidsPages))
                }
            } catch {
                guard !Task.isCancelled else { return }
                state.failed(error)
                report(error == .expired ? .listingAgain : .failed(error))
                let wait = backoff.wait(after: healthySince.duration(to: clock.now), chance: chance())
                try? await clock.sleep(for: max(wait, error.retryAfter ?? .zero))
                healthySince = clock.now
            }
        }
    }

    /// - Parameters:
    ///   - fromCache: as the server remembers it, which is cheap, but may be older than what was seen before.
    ///   - inPages: or all at once.
    /// - Returns: the version of the list.
    private func list(fromCache: Bool, inPages: Bool) async throws(KubernetesError) -> String {
        let list: (version: String, objects: [(name: ObjectName, value: Value)])
        list = try await client.withConnection { connection in
            var objects: [(name: ObjectName, value: Value)] = []
            let limit = inPages ? [("limit", "\(Self.pageSize)")] : []
            var parameters = limit + (fromCache ? [("resourceVersion", "0")] : [])
            while true {
                let page = try await page(connection, parameters)
                objects += page.objects
                guard let next = page.head.next else { return (page.head.resourceVersion, objects) }
                parameters = limit + [("continue", next)]
            }
        }
        guard !list.version.isEmpty else { throw .notUnderstood("a list without a version") }
        report(.confirmed)
        deliver(.replaced(list.objects))
        return list.version
    }

    private func page(
        _ connection: APIConnection,
        _ parameters: [(name: String, value: String)]
    ) async throws -> (head: ListHead, objects: [(name: ObjectName, value: Value)]) {
        try await Deadline.run(silence: Self.patience, clock: clock) { [collection, value] heard in
            var objects: [(name: ObjectName, value: Value)] = []
            let head = try await connection.page(of: collection, parameters, came: heard.now) { (object: Object) in
                objects.append((object.metadata.name, value(object)))
            }
            return (head, objects)
        }
    }

    /// Returns when the watch has ended in its time.
    private func watch(from version: String, _ state: inout ReflectorState) async throws(KubernetesError) {
        let seconds = Self.watchTimes.lowerBound + chance() * (Self.watchTimes.upperBound - Self.watchTimes.lowerBound)
        let parameters = [
            ("resourceVersion", version), ("allowWatchBookmarks", "true"), ("timeoutSeconds", "\(Int(seconds))"),
        ]
        let position = WatchPosition(version: version)
        let start = clock.now
        defer {
            state.watched(upTo: position.version, hasHeard: position.hasHeard, for: start.duration(to: clock.now))
        }
        do throws(KubernetesError) {
            try await client.withConnection { connection in
                try await Deadline.run(.seconds(seconds) + Self.grace, clock: clock) {
                    try await connection.watch(collection, parameters, begun: { report(.confirmed) }) { event in
                        take(event, position)
                    }
                }
            }
        } catch {
            // Proxies and load balancers cut what stands open long. As for Kubernetes's own clients, that is an end like
            // any other; whether the server is still there, the next watch will tell.
            guard case .brokenOff = error, start.duration(to: clock.now) >= Self.shortestWatch else { throw error }
            return
        }
        if !position.hasHeard, start.duration(to: clock.now) < Self.shortestWatch { throw .endedAtOnce }
    }

    private func take(_ event: WatchEvent<Object>, _ position: WatchPosition) {
        switch event {
        case .applied(let object):
            deliver(.applied(object.metadata.name, value(object)))
            position.advance(to: object.metadata.resourceVersion)
        case .deleted(let object):
            deliver(.deleted(object.metadata.name))
            position.advance(to: object.metadata.resourceVersion)
        case .bookmark(let version): position.advance(to: version)
        case .error, .unknown: return
        }
        report(.confirmed)
    }
}
