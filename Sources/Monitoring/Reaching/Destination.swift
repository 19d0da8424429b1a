/// Where a request wants to go, as its URL says.
package struct Destination: Sendable, Hashable {
    /// `http` or `https`.
    package var scheme: String
    package var address: HostPort
    /// The Kubernetes namespace of the target, where its labels tell.
    package var namespace: String?

    package init(scheme: String = "http", address: HostPort, namespace: String? = nil) {
        self.scheme = scheme
        self.address = address
        self.namespace = namespace
    }
}
