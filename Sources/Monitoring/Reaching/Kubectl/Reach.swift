package import Logging

/// How addresses are reached: what `--connect-to` and `--kubectl` say.
package struct Reach: Sendable {
    package var rules: [ConnectRule] = []
    /// nil without `--kubectl`.
    package var kubectl: KubectlSettings?

    package init() {}

    /// Lends the way to reach addresses to `body`; when it returns, no `kubectl` is left.
    ///
    /// - Throws: `KubectlError` where it is plain from the start that there is no way, and what `body` throws.
    package func run<Output>(logger: Logger? = nil, _ body: (any Dialling) async throws -> Output) async throws
        -> Output
    {
        guard let kubectl else { return try await body(dialling(DirectDialling())) }
        let cluster = ClusterDialling(kubectl, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await cluster.run() }
            defer { group.cancelAll() }
            try await cluster.check()
            return try await body(dialling(cluster))
        }
    }

    private func dialling(_ others: any Dialling) -> any Dialling {
        rules.isEmpty ? others : ConnectingElsewhere(rules, others: others)
    }
}
