import Kubernetes
import Logging
import NIOCore
import NIOPosix
import Prometheus
import ServiceLifecycle

/// Keeps the served list as the cluster has it.
struct KubernetesSource<C: Clock>: Service where C.Duration == Duration, C.Instant: Sendable {
    /// Between two answers at least: changes in between become one, and thousands of them cost little.
    static var pause: Duration { .milliseconds(10) }

    private let configuration: ClusterConfiguration
    private let server: APIServer
    private let served: ServedTargets
    private let clock: C
    private let logger: Logger
    let status: ClusterStatus<C>

    init(configuration: ClusterConfiguration, server: APIServer, served: ServedTargets, clock: C, logger: Logger) {
        self.configuration = configuration
        self.server = server
        self.served = served
        self.clock = clock
        self.logger = logger
        status = ClusterStatus(
            of: configuration.collections.flatMap(\.self), served: served, clock: clock, logger: logger)
    }

    func run() async throws {
        // One of its own: a long list must not keep answers waiting.
        let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let client = KubernetesClient(
            server: server, account: configuration.account, eventLoops: eventLoops)
        await cancelWhenGracefulShutdown {
            switch configuration.role {
            case .pod: await followPods(client)
            case .service: await followServices(client)
            }
        }
        // Not waited for: what it might have to wait for is the other side.
        eventLoops.shutdownGracefully { _ in }
    }

    private func followPods(_ client: KubernetesClient) async {
        let scopes = configuration.collections
        let board = TargetBoard(scopes.map { _ in PodCatalog() }, waitingFor: scopes.flatMap(\.self))
        let pods = PodTargets(metricsPath: configuration.metricsPath)
        await withDiscardingTaskGroup { group in
            group.addTask { await publish(board) }
            for (index, scope) in scopes.enumerated() {
                let value: @Sendable (Pod) -> DiscoveredTargets = { pods.targets(of: $0) }
                follow(scope[0], client, &group, value: value) { change in
                    board.apply(change, of: scope[0], to: index) { $0.apply($1) }
                }
            }
        }
    }

    private func followServices(_ client: KubernetesClient) async {
        let scopes = configuration.collections
        let targets = ServiceTargets(metricsPath: configuration.metricsPath, clusterDomain: configuration.clusterDomain)
        let board = TargetBoard(
            scopes.map { _ in ServiceCatalog(targets: targets) }, waitingFor: scopes.flatMap(\.self))
        await withDiscardingTaskGroup { group in
            group.addTask { await publish(board) }
            for (index, scope) in scopes.enumerated() {
                let service: @Sendable (KubernetesService) -> KubernetesService = { $0 }
                follow(scope[0], client, &group, value: service) { change in
                    board.apply(change, of: scope[0], to: index) { $0.apply($1) }
                }
                let slice: @Sendable (EndpointSlice) -> ServiceCatalog.Slice = { ServiceCatalog.Slice($0) }
                follow(scope[1], client, &group, value: slice) { change in
                    board.apply(change, of: scope[1], to: index) { $0.apply($1) }
                }
            }
        }
    }

    private func follow<Object: KubernetesObject, Value: Sendable>(
        _ collection: ObjectCollection,
        _ client: KubernetesClient,
        _ group: inout DiscardingTaskGroup,
        value: @escaping @Sendable (Object) -> Value,
        deliver: @escaping @Sendable (Change<Value>) -> Void
    ) {
        let reflector = Reflector(
            client: client,
            collection: collection,
            clock: clock,
            value: value,
            deliver: deliver,
            report: { [status] in status.take($0, of: collection) }
        )
        group.addTask { await reflector.run() }
    }

    private func publish(_ board: TargetBoard<some TargetCatalog>) async {
        var remarks = Remarks()
        for await _ in board.changes {
            guard let (blocks, new) = board.take() else { continue }
            let answer = ServedTargets.Answer(blocks)
            let isFirst = served.answer == nil
            served.publish(answer)
            if isFirst { logger.info("first list of the Kubernetes API: targets \(answer.targets)") }
            for remark in remarks.new(in: new) { logger.warning("\(remark)") }
            try? await clock.sleep(for: Self.pause)
        }
    }
}
