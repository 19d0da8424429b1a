import Kubernetes

/// What of a cluster becomes targets, and where its API is.
struct ClusterConfiguration: Sendable {
    var role: TargetRole
    var namespaces: NamespaceSelection
    var selector: String
    /// The end of the names of services.
    var clusterDomain: String
    /// The path of targets whose annotations name none.
    var metricsPath: String
    /// Nil outside of a cluster.
    var server: APIServer?
    var account: ServiceAccount
}
