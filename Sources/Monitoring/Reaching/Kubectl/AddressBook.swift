import FoundationEssentials

/// Whose IP address it is: finds the pod or the Service in the cluster, and remembers it until told to forget.
actor AddressBook {
    private struct Question: Sendable, Hashable {
        var address: HostPort
        var namespace: String?
    }

    private enum Entry {
        case looking(since: ContinuousClock.Instant)
        case found(ClusterEndpoint)
        /// It is nobody's there, or cannot be told, until then.
        case absent(KubectlError?, until: ContinuousClock.Instant)
    }

    private static let limit = 10_000

    private let command: KubectlCommand
    private let process: KubectlProcess
    private let gate: StartGate
    private let clock = ContinuousClock()
    private var entries: [HostPort: Entry] = [:]
    private var waiters: [AsyncStream<Never>.Continuation] = []
    private nonisolated let questions: AsyncStream<Question>
    private nonisolated let ask: AsyncStream<Question>.Continuation

    init(_ command: KubectlCommand, process: KubectlProcess, gate: StartGate) {
        self.command = command
        self.process = process
        self.gate = gate
        (questions, ask) = AsyncStream.makeStream()
    }

    /// Until cancelled. What is looked up goes on when nobody waits for it any more.
    nonisolated func run() async {
        await withDiscardingTaskGroup { group in
            for await question in questions { group.addTask { await self.look(question) } }
            group.cancelAll()
        }
    }

    /// nil for an address that is nobody's in the cluster.
    ///
    /// - Parameter namespace: where to look if looking everywhere is not allowed.
    func endpoint(of address: HostPort, namespace: String?) async throws -> ClusterEndpoint? {
        while true {
            try Task.checkCancellation()
            switch entries[address] {
            case .found(let endpoint): return endpoint
            case .absent(let error, let end) where clock.now < end:
                if let error { throw error }
                return nil
            case .looking: break
            case .absent, nil:
                if entries.count >= Self.limit { entries = [:] }
                entries[address] = .looking(since: clock.now)
                ask.yield(Question(address: address, namespace: namespace))
            }
            let (changes, waiter) = AsyncStream.makeStream(of: Never.self)
            waiters.append(waiter)
            for await _ in changes {}
        }
    }

    /// What is known now.
    func known(_ address: HostPort) -> ClusterEndpoint? {
        if case .found(let endpoint) = entries[address] { endpoint } else { nil }
    }

    /// Why it is not known yet.
    func obstacle(_ address: HostPort) -> KubectlError? {
        switch entries[address] {
        case .looking(let start):
            .starting(command: Self.name("pods", address.host), since: start.duration(to: clock.now), last: nil)
        case .absent(let error, _): error
        case .found, nil: nil
        }
    }

    func forget(_ address: HostPort) {
        if case .found = entries[address] { entries[address] = nil }
    }

    private func look(_ question: Question) async {
        await gate.enter()
        let entry: Entry
        do {
            let endpoint = try await find(question)
            let end = clock.now.advanced(by: command.settings.limits.absence)
            entry = endpoint.map { .found($0) } ?? .absent(nil, until: end)
        } catch {
            entry = .absent(error, until: clock.now.advanced(by: .seconds(5)))
        }
        gate.leave()
        entries[question.address] = entry
        for waiter in waiters { waiter.finish() }
        waiters = []
    }

    private nonisolated func find(_ question: Question) async throws(KubectlError) -> ClusterEndpoint? {
        let (address, port) = (question.address.host, question.address.port)
        let pods = try await list("pods", question) { command.pods(withAddress: address, namespace: $0) }
        if let pod = pods.pod(withAddress: address, port: port) {
            return ClusterEndpoint(kind: .pod, name: pod.name, namespace: pod.namespace ?? "", port: port)
        }
        let services: ObjectList
        do {
            services = try await list("services", question) { command.services(withAddress: address, namespace: $0) }
        } catch .failed(_, let reason) where reason.contains("not a known field selector") {
            services = try await list("services", question) { command.allServices(namespace: $0) }
        }
        guard let service = services.service(withAddress: address) else { return nil }
        return ClusterEndpoint(kind: .service, name: service.name, namespace: service.namespace ?? "", port: port)
    }

    /// Of all namespaces, or, where that is forbidden, of the likely one.
    private nonisolated func list(
        _ resource: String, _ question: Question, _ arguments: (String?) -> [String]
    ) async throws(KubectlError) -> ObjectList {
        let name = Self.name(resource, question.address.host)
        var output: [UInt8]
        do {
            output = try await process.output(of: arguments(nil), command: name, within: .seconds(15))
        } catch .failed(_, let reason) where reason.contains("orbidden") {
            let namespace = question.namespace.flatMap { ClusterName.isLabel($0) ? $0 : nil }
            let place = namespace ?? command.settings.namespace
            output = try await process.output(of: arguments(place), command: name, within: .seconds(15))
        }
        guard let list = try? ObjectList(json: output) else { throw .unexpected(command: name) }
        return list
    }

    private static func name(_ resource: String, _ address: String) -> String {
        "kubectl get \(resource), to find whose address \(address) is"
    }
}
