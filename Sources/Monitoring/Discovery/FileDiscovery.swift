/// File service discovery: JSON or YAML files, read at once, when they change, and every refresh interval.
///
/// An error does not hold back what the other files say: it comes as an element of its own after the list.
package struct FileDiscovery<C: Clock>: AsyncSequence, Sendable where C.Duration == Duration {
    package typealias Element = DiscoveryResult
    package typealias Failure = Never

    /// How often the files are looked at; looking costs one `stat` a file.
    static var lookInterval: Duration { .seconds(1) }

    let patterns: [String]
    let refreshInterval: Duration
    let clock: C

    package init(patterns: [String], refreshInterval: Duration, clock: C) {
        self.patterns = patterns
        self.refreshInterval = refreshInterval
        self.clock = clock
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        var files: TargetFiles
        var ticker: Ticker<C>
        let refreshInterval: Duration
        let clock: C
        var lastRead: C.Instant?
        var pending: DiscoveryError?

        /// Nil once the task is cancelled.
        package mutating func next(isolation actor: isolated (any Actor)?) async -> DiscoveryResult? {
            if let error = pending {
                pending = nil
                return .failure(error)
            }
            while await ticker.next() {
                let isDue = lastRead.map { $0.duration(to: clock.now) >= refreshInterval } ?? true
                guard isDue || files.hasChanged else { continue }
                lastRead = clock.now
                let (groups, error) = files.read()
                guard let groups else { return error.map { .failure($0) } }
                pending = error
                return .success(groups)
            }
            return nil
        }

        package mutating func next() async -> DiscoveryResult? { await next(isolation: nil) }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(
            files: TargetFiles(patterns: patterns),
            ticker: Ticker(every: Swift.min(Self.lookInterval, refreshInterval), clock: clock),
            refreshInterval: refreshInterval,
            clock: clock
        )
    }
}
