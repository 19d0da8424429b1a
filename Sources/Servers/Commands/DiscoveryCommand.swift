import ArgumentParser
import Kubernetes
import Logging

/// `promwave-servers discovery`
struct DiscoveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discovery",
        abstract: "HTTP service discovery for Prometheus: answers /targets.",
        discussion: """
            In a pod with a service account the targets are those services of the namespace that match the selector and \
            have a ready endpoint (or the ready pods), from the Kubernetes API; the service account needs the right to \
            list and watch services and endpointslices (or pods). Until all of it has been listed once, /targets \
            answers 503; after that always the last good list. The annotations prometheus.io/scrape, path, port and \
            scheme are honoured.

            Elsewhere, without --targets and --targets-file, the targets are the two metrics servers of the \
            demonstration, metrics-server-1 and metrics-server-2, port 80, in the namespace.

            A targets file is served as it is written: its groups have the labels that they have there, and no others. A \
            broken edit, or a file that is gone, keeps the last good list. Beside /targets the server has /health, \
            /readyz, /metrics (its own metrics) and / (a page that links them all).
            """
    )

    @Option(help: DiscoveryConfiguration.modeSetting.help) var discovery: String?
    @Option(help: DiscoveryConfiguration.targetsSetting.help) var targets: String?
    @Option(help: DiscoveryConfiguration.fileSetting.help, completion: .file(extensions: ["json", "yaml", "yml"]))
    var targetsFile: String?
    @Option(help: DiscoveryConfiguration.metricsPathSetting.help) var metricsPath: String?
    @Option(help: DiscoveryConfiguration.namespaceSetting.help) var targetNamespace: String?
    @Option(help: DiscoveryConfiguration.selectorSetting.help) var targetSelector: String?
    @Option(help: DiscoveryConfiguration.roleSetting.help) var targetRole: String?
    @Option(help: DiscoveryConfiguration.domainSetting.help) var clusterDomain: String?
    @Option(help: DiscoveryConfiguration.accountSetting.help) var serviceAccount: String?
    @Option(help: DiscoveryConfiguration.apiHostSetting.help) var kubernetesServiceHost: String?
    @Option(help: DiscoveryConfiguration.apiPortSetting.help) var kubernetesServicePort: String?
    @OptionGroup var listen: ListenOptions

    func run() async throws {
        try await Launch.run { settings in
            let configuration = configuration(&settings)
            let address = listen.address(&settings)
            try settings.finish()
            return DiscoveryServer(configuration: configuration).server(on: address, logger: Launch.logger)
        }
    }

    private func configuration(_ settings: inout SettingReader) -> DiscoveryConfiguration {
        let source = TargetSource(
            mode: settings.read(
                DiscoveryConfiguration.modeSetting, flag: discovery, flagOnly: targets != nil || targetsFile != nil),
            listed: listed(&settings)
        )
        var cluster = ClusterConfiguration(
            role: settings.read(DiscoveryConfiguration.roleSetting, flag: targetRole),
            namespaces: settings.read(DiscoveryConfiguration.namespaceSetting, flag: targetNamespace),
            selector: settings.read(DiscoveryConfiguration.selectorSetting, flag: targetSelector),
            clusterDomain: settings.read(DiscoveryConfiguration.domainSetting, flag: clusterDomain),
            metricsPath: settings.read(DiscoveryConfiguration.metricsPathSetting, flag: metricsPath),
            account: settings.read(DiscoveryConfiguration.accountSetting, flag: serviceAccount)
        )
        let port = settings.read(DiscoveryConfiguration.apiPortSetting, flag: kubernetesServicePort)
        cluster.server = settings.read(DiscoveryConfiguration.apiHostSetting, flag: kubernetesServiceHost)
            .map { APIServer(host: $0, port: port) }
        return source.configuration(of: cluster, &settings)
    }

    /// The targets that are given. One of the two flags wins over both variables.
    private func listed(_ settings: inout SettingReader) -> DiscoveryConfiguration.Source? {
        let flagOnly = targets != nil || targetsFile != nil
        let list = settings.read(DiscoveryConfiguration.targetsSetting, flag: targets, flagOnly: flagOnly)
        let file = settings.read(DiscoveryConfiguration.fileSetting, flag: targetsFile, flagOnly: flagOnly)
        switch (list, file) {
        case (nil, nil): return nil
        case (let list?, nil): return .list(list)
        case (nil, let file?): return .file(file)
        default:
            settings.reject("TARGETS (--targets) and TARGETS_FILE (--targets-file) are both set: expected one of them")
            return nil
        }
    }
}
