import FakeAPIServer
import NIOPosix

@testable import Kubernetes

/// A reflector of pods at work, and what it told.
final class Follower: Sendable {
    struct Seen: Sendable {
        /// `replaced a b`, `applied a`, `deleted a`.
        var changes: [String] = []
        var names: Set<String> = []
        var reports: [WatchReport] = []

        var failures: [KubernetesError] {
            reports.compactMap { report in
                guard case .failed(let error) = report else { return nil }
                return error
            }
        }
    }

    let server: FakeAPIServer
    let clock = ManualClock()
    let account: ServiceAccountFolder
    let seen = Observed(Seen())

    init(_ server: FakeAPIServer, _ account: ServiceAccountFolder) {
        self.server = server
        self.account = account
    }

    /// Follows for as long as `body` runs. Chance is 0.5 always: a wait is as long as it is meant, a watch 450 s.
    static func run<Result: Sendable>(
        _ server: FakeAPIServer,
        account: ServiceAccountFolder? = nil,
        _ body: @escaping @Sendable (Follower) async throws -> Result
    ) async throws -> Result {
        let follower = Follower(server, try account ?? ServiceAccountFolder())
        let reflector = follower.reflector
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                await reflector.run()
                return nil
            }
            group.addTask { try await body(follower) }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    private var reflector: Reflector<Pod, String, ManualClock> {
        Reflector(
            client: KubernetesClient(
                server: APIServer(host: "127.0.0.1", port: server.port),
                account: ServiceAccount(folder: account.path),
                eventLoops: MultiThreadedEventLoopGroup.singleton
            ),
            collection: ObjectCollection(Pod.resource, namespace: "default", labelSelector: "app in (a,b),!c"),
            clock: clock,
            chance: { 0.5 },
            value: { $0.metadata.name.name },
            deliver: { [seen] change in seen.update { $0.take(change) } },
            report: { [seen] report in seen.update { $0.reports.append(report) } }
        )
    }

    func whenSeen(_ condition: @escaping @Sendable (Seen) -> Bool) async {
        await seen.wait(until: condition)
    }

    /// The waits before another attempt, in order: all other sleeps are deadlines, of a minute and more.
    var waits: [Duration] { clock.sleeps.filter(Self.isWait) }

    @Sendable static func isWait(_ duration: Duration) -> Bool { duration < .seconds(60) }

    /// Lets the wait before the next attempt pass.
    func skipWait() async { await clock.skip(Self.isWait) }
}

extension Follower.Seen {
    fileprivate mutating func take(_ change: Change<String>) {
        switch change {
        case .replaced(let objects):
            names = Set(objects.map(\.value))
            changes.append((["replaced"] + objects.map(\.value)).joined(separator: " "))
        case .applied(let name, _):
            names.insert(name.name)
            changes.append("applied \(name.name)")
        case .deleted(let name):
            names.remove(name.name)
            changes.append("deleted \(name.name)")
        }
    }
}

extension FakeCluster {
    func putPod(_ name: String) {
        put(
            "pods", "default", name,
            #"{"metadata":{"name":"\#(name)","namespace":"default","resourceVersion":"VERSION"}}"#)
    }
}
