/// Where a reflector stands: what decides between watching on and listing again.
struct ReflectorState {
    /// A watch hears a bookmark about every minute. One that heard nothing for this long may be one at a version that the
    /// server has yet to reach (restored from a backup, say): it proves nothing.
    private static let longestSilence = Duration.seconds(120)
    /// Watches in a row that the server would not begin, before it is asked for a list.
    private static let patience = 3

    /// Where to watch from; nil when a list is needed.
    private(set) var version: String?
    private(set) var hasListed = false
    /// Whether the next list is asked for at once and not in pages: the rest of the last one had expired, and in a cluster
    /// where much happens, or a server that is slow, it would do so again.
    private(set) var avoidsPages = false
    private var refusals = 0

    mutating func listed(version: String) {
        self.version = version
        hasListed = true
        avoidsPages = false
    }

    mutating func watched(upTo version: String, hasHeard: Bool, for duration: Duration) {
        self.version = hasHeard || duration < Self.longestSilence ? version : nil
        if hasHeard { refusals = 0 }
    }

    /// A server that cannot be reached, or has too much to do, is asked for the same again; anything else may be about
    /// the version.
    mutating func failed(_ error: KubernetesError) {
        switch error {
        case .expired:
            avoidsPages = version == nil
            version = nil
        case .refused(code: 400, _, _): version = nil
        case .refused(code: 429, _, _): break
        // Who may list and not watch gets a new list each time.
        case .refused, .forbidden, .endedAtOnce, .notUnderstood:
            refusals += 1
            guard refusals >= Self.patience else { return }
            refusals = 0
            version = nil
        default: break
        }
    }
}
