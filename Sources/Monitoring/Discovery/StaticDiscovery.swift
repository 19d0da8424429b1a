package import Prometheus

/// Targets written in the configuration: one list, and no other ever.
package struct StaticDiscovery: AsyncSequence, Sendable {
    package typealias Element = DiscoveryResult
    package typealias Failure = Never

    let groups: [TargetGroup]

    package init(groups: [TargetGroup]) {
        self.groups = groups
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        var groups: [TargetGroup]?

        package mutating func next(isolation actor: isolated (any Actor)?) async -> DiscoveryResult? {
            defer { groups = nil }
            return groups.map { .success($0) }
        }

        package mutating func next() async -> DiscoveryResult? { await next(isolation: nil) }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(groups: groups) }
}
