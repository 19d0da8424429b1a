/// What helps where `kubectl` says this.
enum KubectlAdvice {
    static func text(_ reason: String) -> String? {
        let reason = reason.lowercased()
        return advice.first { sign, _ in sign.allSatisfy { reason.contains($0) } }?.1
    }

    private static let noServicePort = """
        `kubectl get services` shows the ports that a service has; one without a cluster IP is reached by its pods alone: \
        TARGET_ROLE=pod
        """

    /// The first that fits.
    private static let advice: [([String], String)] = [
        (["context", "does not exist"], KubectlError.contexts),
        (["context was not found"], KubectlError.contexts),
        (["current-context"], KubectlError.contexts),
        (
            ["forbidden", "portforward"],
            "ask for the right to create pods/portforward there, or try --kubectl-mode proxy"
        ),
        (
            ["forbidden", "/proxy"],
            "ask for the right to get services/proxy and pods/proxy there, or try --kubectl-mode forward"
        ),
        (["forbidden"], "ask for the right to get services and pods and to create pods/portforward there"),
        (["namespaces", "not found"], "`kubectl get namespaces` lists those there are"),
        (["services", "not found"], "is it deployed there? --namespace says where short names are looked up"),
        (["pods", "not found"], "the pod is gone; discovery will say so soon"),
        (["does not have a service port"], noServicePort),
        (["no service port"], noServicePort),
        (["timed out waiting for the condition"], "no pod of it runs; `kubectl get pods` says why"),
        (["pod is not running"], "`kubectl get pods` says why"),
        (["no endpoints available"], "no pod of it is ready; `kubectl get pods` says why"),
        (["without a selector"], "port-forward needs a Service with a selector; --kubectl-mode proxy does not"),
        (["unauthorized"], "log in to the cluster again"),
        (["must be logged in"], "log in to the cluster again"),
        (["provide credentials"], "log in to the cluster again"),
        (["getting credentials"], "kubectl's plugin for logging in does not work; `kubectl get pods` shows how"),
        (["connection to the server", "refused"], "is the cluster running, and the context the right one?"),
        (
            ["x509"],
            "it has to be signed by the certificate-authority of the kubeconfig, unless something between intercepts TLS"
        ),
        (
            ["unable to connect to the server", "connection refused"],
            "is the cluster running, and the context the right one?"
        ),
        (["unable to connect to the server"], "can the cluster be reached from here, by VPN perhaps?"),
        (["connection refused"], "nothing listens on that port in the pod"),
    ]
}
