import Kubernetes

/// Which of all that could be a source of targets is meant.
struct TargetSource {
    /// Nil where it is not said.
    let mode: DiscoveryMode?
    /// Targets that are given; nil where there are none.
    let listed: DiscoveryConfiguration.Source?

    /// - Parameter cluster: what to discover in a cluster, if that is what is meant.
    func configuration(
        of cluster: ClusterConfiguration,
        _ settings: inout SettingReader
    ) -> DiscoveryConfiguration {
        DiscoveryConfiguration(
            source: source(cluster, &settings),
            metricsPath: cluster.metricsPath,
            namespace: cluster.namespaces.single ?? "default",
            clusterDomain: cluster.clusterDomain
        )
    }

    private func source(
        _ cluster: ClusterConfiguration,
        _ settings: inout SettingReader
    ) -> DiscoveryConfiguration.Source {
        let isInPod = cluster.server != nil && cluster.account.isMounted
        switch mode ?? (listed == nil && isInPod ? .kubernetes : .static) {
        case .static:
            if case .file = listed { return listed ?? .demonstration }
            if cluster.namespaces.single == nil {
                settings.reject(
                    "TARGET_NAMESPACE (--target-namespace): expected one namespace for targets that are fixed; "
                        + "several, and *, are for DISCOVERY=kubernetes"
                )
            }
            return listed ?? .demonstration
        case .kubernetes:
            if listed != nil {
                settings.reject(
                    "DISCOVERY=kubernetes, and TARGETS or TARGETS_FILE: expected one of them; DISCOVERY=static serves "
                        + "targets that are given"
                )
            }
            guard let server = cluster.server else {
                settings.reject(
                    "DISCOVERY=kubernetes: KUBERNETES_SERVICE_HOST is not set; expected to run in a pod of a cluster, "
                        + "or DISCOVERY=static"
                )
                return .demonstration
            }
            do {
                try cluster.account.check()
            } catch {
                settings.reject("DISCOVERY=kubernetes: \(error)")
            }
            return .cluster(cluster, server)
        }
    }
}
