import Kubernetes

/// How well the API is followed, and what the log is told of it: each reason once, and when all is well again.
struct ClusterHealth<Instant: InstantProtocol> where Instant.Duration == Duration {
    /// A server that has just started answers 403 until it has read its own roles, whatever they permit: for this long a
    /// right that was there before is not said to be missing.
    private static var startOfServer: Duration { .seconds(10) }

    private var confirmed: [ObjectCollection: Instant] = [:]
    private var failing: [ObjectCollection: KubernetesError] = [:]
    /// Since when each is refused for want of rights.
    private var forbidden: [ObjectCollection: Instant] = [:]
    private var said: Set<KubernetesError> = []
    private var lostSince: Instant?

    var isConnected: Bool { failing.isEmpty }

    /// - Returns: how long it was lost, and whether that was told; nil if it was not lost, or still is in part.
    mutating func confirm(_ collection: ObjectCollection, at now: Instant) -> (time: Duration, isTold: Bool)? {
        confirmed[collection] = now
        forbidden[collection] = nil
        guard failing.removeValue(forKey: collection) != nil, failing.isEmpty, let lostSince else { return nil }
        defer {
            said = []
            self.lostSince = nil
        }
        return (lostSince.duration(to: now), !said.isEmpty)
    }

    /// - Returns: whether it is a reason to tell, and was not told yet.
    mutating func fail(_ collection: ObjectCollection, _ error: KubernetesError, at now: Instant) -> Bool {
        failing[collection] = error
        lostSince = lostSince ?? now
        if case .forbidden = error {
            let start = forbidden[collection] ?? now
            forbidden[collection] = start
            if confirmed[collection] != nil, start.duration(to: now) < Self.startOfServer { return false }
        } else {
            forbidden[collection] = nil
        }
        return said.insert(error).inserted
    }

    /// How long ago the API last said anything, to the one of several that heard least; nil before each heard something.
    func age(of collections: [ObjectCollection], at now: Instant) -> Duration? {
        var oldest = Duration.zero
        for collection in collections {
            guard let time = confirmed[collection] else { return nil }
            oldest = max(oldest, time.duration(to: now))
        }
        return oldest
    }

    /// What is being waited for.
    func waiting(for collections: [ObjectCollection]) -> String {
        guard let missing = collections.first(where: { confirmed[$0] == nil }) else { return "" }
        let reason = failing[missing].map { ": \($0)" } ?? ""
        return "waiting for the first list of \(missing)\(reason)"
    }
}
