/// A port of a Service or of a pod.
struct ClusterEndpoint: Sendable, Hashable, CustomStringConvertible {
    enum Kind: String, Sendable, Hashable {
        case service, pod
    }

    var kind: Kind
    var name: String
    var namespace: String
    var port: Int

    /// "service metrics-server-1 in namespace default".
    var description: String { "\(kind) \(name) in namespace \(namespace)" }
}
