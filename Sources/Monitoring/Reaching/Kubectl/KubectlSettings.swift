/// What `--kubectl` and its companions say.
package struct KubectlSettings: Sendable, Hashable {
    /// How connections get into the cluster.
    package enum Mode: String, Sendable, Hashable, CaseIterable {
        /// A `kubectl port-forward` for each Service or pod.
        case forward
        /// One `kubectl proxy`, and the API server's proxy for Services and pods.
        case proxy
    }

    /// nil for the current one.
    package var context: String?
    /// nil for the usual one.
    package var kubeconfig: String?
    /// Where names without a namespace are.
    package var namespace = "default"
    package var mode = Mode.forward
    package var limits = KubectlLimits()
    /// Variables for kubectl beside our own.
    package var environment: [String: String] = [:]

    package init() {}

    package static func isNamespace(_ text: String) -> Bool { ClusterName.isLabel(text) }

    /// Where `promdiscovery` answers.
    package var discovery: String { "http://promdiscovery.\(namespace).svc.cluster.local/targets" }
}
