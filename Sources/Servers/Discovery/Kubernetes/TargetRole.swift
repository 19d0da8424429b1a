/// What becomes a target: the `role` of Prometheus's kubernetes_sd_configs.
enum TargetRole: String, Sendable {
    /// Each port of a service that has a ready endpoint.
    case service
    /// Each ready pod.
    case pod
}
