package import Logging

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Reaches what is inside a cluster through `kubectl`; dials everything else as it stands.
///
/// `ClusterName` says what is taken for the cluster's.
package final class ClusterDialling: Dialling {
    private let settings: KubectlSettings
    private let command: KubectlCommand
    private let guarding = ProcessGuard()
    private let process: KubectlProcess
    private let tunnels: Tunnels
    private let addresses: AddressBook
    private let knownHosts = KnownHosts()
    private let direct = DirectDialling()

    package init(_ settings: KubectlSettings, logger: Logger? = nil) {
        self.settings = settings
        command = KubectlCommand(settings: settings)
        process = KubectlProcess(guarding: guarding, variables: settings.environment)
        let gate = StartGate(width: settings.limits.starts)
        tunnels = Tunnels(command, process: process, gate: gate, logger: logger)
        addresses = AddressBook(command, process: process, gate: gate)
    }

    /// Until cancelled; then every `kubectl` has ended. Without it nothing is reached.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await self.tunnels.run() }
                    group.addTask { await self.addresses.run() }
                }
            }
            let guardian = StopSignal()
            group.addTask { _ = await guardian.run { await self.guarding.run() } }
            await group.next()
            guardian.stop()
        }
    }

    /// Finds out whether there is a kubectl with a context to use. What only the cluster can tell shows later.
    package func check() async throws(KubectlError) {
        if let file = settings.kubeconfig, access(file, R_OK) != 0 {
            throw .kubeconfig(file, reason: FileContents.reason(errno))
        }
        do {
            _ = try await process.output(of: command.context, command: "kubectl config", within: .seconds(5))
        } catch {
            switch error {
            case .notInstalled, .notStarted: throw error
            case .failed(_, let reason) where Self.isAboutContext(reason): throw .context(reason)
            // Perhaps all is well nevertheless: in a cluster, for one, kubectl needs no context.
            default: break
            }
        }
    }

    private static func isAboutContext(_ reason: String) -> Bool {
        let signs = ["context", "error loading config", "no such file", "kubeconfig"]
        return signs.contains { reason.contains($0) } && !(reason == "current-context is not set" && isInCluster)
    }

    private static var isInCluster: Bool { getenv("KUBERNETES_SERVICE_HOST") != nil }

    package func dial(_ destination: Destination) async throws -> Route? {
        guard let endpoint = try await endpoint(of: destination) else { return nil }
        switch settings.mode {
        case .forward:
            do {
                while true {
                    let tunnel = try await tunnels.forward(to: endpoint)
                    if let port = try await tunnel.port() { return Route(HostPort(host: "127.0.0.1", port: port)) }
                    // It ended between the two, for want of use.
                    try Task.checkCancellation()
                    await Task.yield()
                }
            } catch let error as KubectlError {
                // Its pod may be gone, and the address another's.
                await addresses.forget(destination.address)
                throw error
            }
        case .proxy:
            guard let port = try await tunnels.toProxy().port() else { throw CancellationError() }
            return Route(HostPort(host: "127.0.0.1", port: port), prefix: prefix(endpoint, destination.scheme))
        }
    }

    private func prefix(_ endpoint: ClusterEndpoint, _ scheme: String) -> String {
        let secure = scheme == "https" ? "https:" : ""
        return
            "/api/v1/namespaces/\(endpoint.namespace)/\(endpoint.kind)s/\(secure)\(endpoint.name):\(endpoint.port)/proxy"
    }

    /// nil for what is not the cluster's.
    private func endpoint(of destination: Destination) async throws -> ClusterEndpoint? {
        let (host, port) = (destination.address.host, destination.address.port)
        switch ClusterName(host) {
        case .outside: return nil
        case .service(let name, let namespace):
            return ClusterEndpoint(kind: .service, name: name, namespace: namespace ?? settings.namespace, port: port)
        case .pod(let name, let namespace):
            return ClusterEndpoint(kind: .pod, name: name, namespace: namespace, port: port)
        case .perhaps(let name, let namespace):
            if await knownHosts.contains(host) { return nil }
            return ClusterEndpoint(kind: .service, name: name, namespace: namespace, port: port)
        case .address(let address):
            let canonical = HostPort(host: address, port: port)
            return try await addresses.endpoint(of: canonical, namespace: destination.namespace)
        }
    }

    package func judge(
        _ outcome: Result<FetchResponse, FetchError>, of destination: Destination, over route: Route?
    ) async -> Judgement {
        guard let tunnel = await tunnel(to: destination) else {
            if case .failure(.timedOut) = outcome, let obstacle = await addresses.obstacle(destination.address) {
                return .means(Self.error(obstacle))
            }
            return await direct.judge(outcome, of: destination, over: route)
        }
        switch outcome {
        case .success(let response):
            await tunnel.answered()
            guard settings.mode == .proxy, let error = ProxyAnswer.reason(response) else { return .stands }
            await addresses.forget(destination.address)
            return .means(.unreachable("\(error)"))
        case .failure(.timedOut):
            if let obstacle = await tunnel.obstacle { return .means(Self.error(obstacle)) }
            if settings.mode == .forward { await tunnel.timedOut() }
            return .stands
        case .failure(.closed), .failure(.closedInBody), .failure(.refused), .failure(.network):
            guard let route else { return .stands }
            let (isPassing, words) = await tunnel.broke(route.address.port)
            if isPassing {
                await addresses.forget(destination.address)
                return .tryAgain
            }
            guard let words else { return .stands }
            return .means(.unreachable("\(KubectlError.failed(command: tunnel.command, reason: words))"))
        case .failure: return .stands
        }
    }

    private static func error(_ obstacle: KubectlError) -> FetchError {
        if case .starting = obstacle { .opening("\(obstacle)") } else { .unreachable("\(obstacle)") }
    }

    /// The tunnel that requests for a destination take, without opening one.
    private func tunnel(to destination: Destination) async -> Tunnel? {
        if case .address = ClusterName(destination.address.host), await addresses.known(destination.address) == nil {
            return nil
        }
        guard let endpoint = try? await endpoint(of: destination) else { return nil }
        return settings.mode == .proxy ? await tunnels.toProxy() : await tunnels.existing(to: endpoint)
    }

    package func release(_ address: HostPort) async {
        guard settings.mode == .forward else { return }
        if case .address = ClusterName(address.host), await addresses.known(address) == nil { return }
        if let endpoint = try? await endpoint(of: Destination(address: address)) { await tunnels.release(endpoint) }
    }
}
