import ArgumentParser
import Logging

/// `promwave-servers discovery`
struct DiscoveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discovery",
        abstract: "HTTP service discovery for Prometheus: answers /targets.",
        discussion: """
            Without --targets and --targets-file the targets are the two metrics servers of the demonstration, \
            metrics-server-1 and metrics-server-2, port 80, in the namespace.

            A targets file is served as it is written: its groups have the labels that they have there, and no others. A \
            broken edit, or a file that is gone, keeps the last good list. Beside /targets the server has /health, \
            /readyz, /metrics (its own metrics) and / (a page that links them all).
            """
    )

    @Option(help: DiscoveryConfiguration.targetsSetting.help) var targets: String?
    @Option(help: DiscoveryConfiguration.fileSetting.help) var targetsFile: String?
    @Option(help: DiscoveryConfiguration.metricsPathSetting.help) var metricsPath: String?
    @Option(help: DiscoveryConfiguration.namespaceSetting.help) var targetNamespace: String?
    @Option(help: DiscoveryConfiguration.selectorSetting.help) var targetSelector: String?
    @OptionGroup var listen: ListenOptions

    func run() async throws {
        try await Launch.run { settings in
            let configuration = DiscoveryConfiguration(
                source: source(&settings),
                metricsPath: settings.read(DiscoveryConfiguration.metricsPathSetting, flag: metricsPath),
                namespace: settings.read(DiscoveryConfiguration.namespaceSetting, flag: targetNamespace)
            )
            _ = settings.read(DiscoveryConfiguration.selectorSetting, flag: targetSelector)
            let address = listen.address(&settings)
            try settings.finish()
            return DiscoveryServer(configuration: configuration).server(on: address, logger: Launch.logger)
        }
    }

    /// One of the two flags wins over both variables.
    private func source(_ settings: inout SettingReader) -> DiscoveryConfiguration.Source {
        let flagOnly = targets != nil || targetsFile != nil
        let list = settings.read(DiscoveryConfiguration.targetsSetting, flag: targets, flagOnly: flagOnly)
        let file = settings.read(DiscoveryConfiguration.fileSetting, flag: targetsFile, flagOnly: flagOnly)
        switch (list, file) {
        case (nil, nil): return .demonstration
        case (let list?, nil): return .list(list)
        case (nil, let file?): return .file(file)
        default:
            settings.reject("TARGETS (--targets) and TARGETS_FILE (--targets-file) are both set: expected one of them")
            return .demonstration
        }
    }
}
