import ArgumentParser
import Logging
import Monitoring

/// How addresses are reached that cannot be dialled as they stand: shared by all subcommands that connect to anything.
struct ReachOptions: ParsableArguments {
    @Option(
        name: .customLong("connect-to"),
        help: ArgumentHelp(
            "Connect to the second address in place of the first, as in web.default.svc.cluster.local:80=localhost:8080; "
                + "* is any port, or the same one; can be repeated. Labels stay.",
            valueName: "host:port=host:port"))
    var connections: [String] = []

    @Flag(
        name: .customLong("kubectl"),
        help: """
            Reach what is inside a Kubernetes cluster through kubectl; --kubectl CONTEXT, or --kubectl=CONTEXT, for a \
            context other than the current one. Without --sd and --target, promdiscovery is asked.
            """)
    var usesKubectl = false

    @Option(
        help: ArgumentHelp("The context for --kubectl: the same as --kubectl=CONTEXT.", valueName: "context"))
    var context: String?

    @Option(
        help: ArgumentHelp("The kubeconfig for --kubectl. (default: kubectl's own)", valueName: "file"),
        completion: .file())
    var kubeconfig: String?

    @Option(
        help: ArgumentHelp(
            "Where --kubectl looks up promdiscovery and names without a namespace. (default: default)",
            valueName: "namespace"))
    var namespace: String?

    @Option(
        name: .customLong("kubectl-mode"),
        help: ArgumentHelp(
            "forward: a kubectl port-forward for each target; proxy: one kubectl proxy for all, which needs the right to "
                + "services/proxy and pods/proxy. (default: forward)",
            valueName: "forward|proxy"))
    var mode: KubectlSettings.Mode?

    func validate() throws {
        for connection in connections {
            do throws(ConnectRuleError) {
                _ = try ConnectRule(connection)
            } catch {
                throw ValidationError("--connect-to '\(connection)': \(error)")
            }
        }
        let companions = [
            context.map { _ in "--context" }, kubeconfig.map { _ in "--kubeconfig" },
            namespace.map { _ in "--namespace" },
            mode.map { _ in "--kubectl-mode" },
        ].compactMap { $0 }
        if !usesKubectl, let companion = companions.first {
            throw ValidationError("\(companion) is about --kubectl, which is not given")
        }
        if let context, context.isEmpty || context.hasPrefix("-") {
            throw ValidationError(
                "--kubectl '\(context)': expected the name of a context; `kubectl config get-contexts` lists them")
        }
        if let namespace, !KubectlSettings.isNamespace(namespace) {
            throw ValidationError(
                "--namespace '\(namespace)': expected a namespace of Kubernetes: small letters, digits and -, at most 63"
            )
        }
    }

    /// nil without `--kubectl`.
    var kubectl: KubectlSettings? {
        guard usesKubectl else { return nil }
        var settings = KubectlSettings()
        settings.context = context
        settings.kubeconfig = kubeconfig
        settings.namespace = namespace ?? settings.namespace
        settings.mode = mode ?? settings.mode
        return settings
    }

    /// Lends the way to reach addresses to `body`. What is plainly wrong from the start is said, and ends the program.
    func run<Output>(
        logger: Logger? = nil, _ body: (any Dialling) async throws -> Output
    ) async throws -> Output {
        var reach = Reach()
        reach.rules = try connections.map { try ConnectRule($0) }
        reach.kubectl = kubectl
        do {
            return try await reach.run(logger: logger, body)
        } catch let error as KubectlError {
            throw ConfigurationError("\(error)")
        }
    }
}

extension KubectlSettings.Mode: ExpressibleByArgument {}
