/// What to say of an address that cannot be reached because it is one inside a cluster.
enum ClusterHint {
    private static let help = "--kubectl or --connect-to reaches it from outside"

    /// nil where nothing points to a cluster.
    static func text(_ error: FetchError, at address: HostPort) -> String? {
        switch (error, ClusterName(address.host)) {
        case (.noSuchHost, .service(_, namespace: .some)), (.noSuchHost, .pod):
            "a name inside a cluster: \(help)"
        case (.noSuchHost, .service(_, namespace: nil)):
            "if it is a name inside a cluster, \(help)"
        case (.noSuchHost, .perhaps(_, let namespace)) where usual.contains(namespace):
            "if it is a name inside a cluster, \(help)"
        case (.timedOut, .address), (.network, .address):
            "if it is an address inside a cluster, \(help)"
        default: nil
        }
    }

    /// Of `NAME.WORD`, which may be any name of the internet, only these words point to a cluster.
    private static let usual: Set = ["default", "monitoring", "prometheus", "observability", "kube-system"]
}
