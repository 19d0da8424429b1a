/// The command lines of `kubectl`. What a command is about comes first, as one would type it.
struct KubectlCommand: Sendable {
    let settings: KubectlSettings

    /// On a port that kubectl chooses.
    func portForward(_ endpoint: ClusterEndpoint) -> [String] {
        let resource = (endpoint.kind == .service ? "svc/" : "pod/") + endpoint.name
        return ["port-forward", resource, ":\(endpoint.port)", "--namespace", endpoint.namespace] + [
            "--pod-running-timeout=20s"
        ] + access
    }

    /// The same, for messages.
    func name(_ endpoint: ClusterEndpoint) -> String {
        let resource = (endpoint.kind == .service ? "svc/" : "pod/") + endpoint.name
        return "kubectl port-forward \(resource) :\(endpoint.port) -n \(endpoint.namespace)"
    }

    /// On a port that kubectl chooses.
    var proxy: [String] { ["proxy", "--port=0"] + access }

    /// - Parameter namespace: nil for all.
    func pods(withAddress address: String, namespace: String?) -> [String] {
        list("pods", "status.podIP=\(address)", namespace)
    }

    func services(withAddress address: String, namespace: String?) -> [String] {
        list("services", "spec.clusterIP=\(address)", namespace)
    }

    /// For a server before 1.31, which cannot select Services by their address.
    func allServices(namespace: String?) -> [String] { list("services", nil, namespace) }

    private func list(_ resource: String, _ field: String?, _ namespace: String?) -> [String] {
        let place = namespace.map { ["--namespace", $0] } ?? ["--all-namespaces"]
        let selection = field.map { ["--field-selector", $0] } ?? []
        return ["get", resource] + place + selection + ["-o", "json", "--request-timeout=10s"] + access
    }

    /// Fails where there is no context to use, without asking the cluster.
    var context: [String] {
        if let context = settings.context { return ["config", "get-contexts", context, "-o", "name"] + kubeconfig }
        return ["config", "current-context"] + kubeconfig
    }

    private var access: [String] { (settings.context.map { ["--context", $0] } ?? []) + kubeconfig }

    private var kubeconfig: [String] { settings.kubeconfig.map { ["--kubeconfig", $0] } ?? [] }
}
