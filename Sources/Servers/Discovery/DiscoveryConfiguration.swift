import Kubernetes
import Prometheus

/// What a discovery server answers.
struct DiscoveryConfiguration: Sendable {
    /// Where the targets come from.
    enum Source: Sendable {
        /// The metrics servers of the demonstration, by their names in a cluster.
        case demonstration
        case list([String])
        case file(TargetsFile)
        case cluster(ClusterConfiguration, APIServer)
    }

    var source: Source
    var metricsPath: String
    var namespace: String
    /// The end of the names of services.
    var clusterDomain = "cluster.local"

    /// The one group of a source that knows addresses only.
    func group(of targets: [String]) -> TargetGroup {
        TargetGroup(targets: targets, labels: ["metrics_path": metricsPath, "kubernetes_namespace": namespace])
    }

    var demonstration: TargetGroup {
        group(of: ["metrics-server-1", "metrics-server-2"].map { "\($0).\(namespace).svc.\(clusterDomain):80" })
    }
}

extension DiscoveryConfiguration {
    static let metricsPathSetting = Setting(
        flag: "metrics-path",
        variable: "METRICS_PATH",
        summary: "Path of the metrics on the targets, sent as the label metrics_path.",
        kind: "path",
        standard: "/metrics2",
        standardValue: "/metrics2"
    ) { text throws(InvalidValue) in
        try URLPath.parse(text)
    }

    static let namespaceSetting = Setting(
        flag: "target-namespace",
        variable: "TARGET_NAMESPACE",
        summary: "Kubernetes namespace of the targets, their label kubernetes_namespace; several as a,b, all as *.",
        kind: "namespace",
        standard: "default",
        standardValue: NamespaceSelection.some(["default"])
    ) { text throws(InvalidValue) in
        try NamespaceSelection(parsing: text)
    }

    static let selectorSetting = Setting(
        flag: "target-selector",
        variable: "TARGET_SELECTOR",
        summary: "Kubernetes label selector of the services or pods; a static list is served whole.",
        kind: "selector",
        standard: "app=metrics-server",
        standardValue: "app=metrics-server"
    ) { text throws(InvalidValue) in
        try LabelSelector(parsing: text).text
    }

    static let targetsSetting = Setting<[String]?>(
        flag: "targets",
        variable: "TARGETS",
        summary: "Targets as host:port,host:port instead of those of the demonstration.",
        kind: "host:port,…",
        standard: nil,
        standardValue: nil
    ) { text throws(InvalidValue) in
        try TargetAddress.parseList(text)
    }

    static let fileSetting = Setting<TargetsFile?>(
        flag: "targets-file",
        variable: "TARGETS_FILE",
        summary:
            "File of target groups as of Prometheus's file_sd_configs, .json, .yml or .yaml; read again on change.",
        kind: "file",
        standard: nil,
        standardValue: nil
    ) { text throws(InvalidValue) in
        do throws(TargetsFileError) {
            return try TargetsFile(path: text)
        } catch {
            throw .because(error.description)
        }
    }
}
