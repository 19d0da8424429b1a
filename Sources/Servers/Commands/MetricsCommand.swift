import ArgumentParser
import Logging

/// `promwave-servers metrics`
struct MetricsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "A metrics server: one gauge, a sine wave around a base value.",
        discussion: """
            The wave is a function of the time of day, so all servers with the same settings agree. Beside it the server \
            has /health, /readyz, /metrics (its own metrics) and / (a page that links them all).
            """
    )

    @Option(parsing: .unconditional, help: MetricsConfiguration.valueSetting.help) var metricValue: String?
    @Option(help: MetricsConfiguration.pathSetting.help) var metricsPath: String?
    @Option(help: MetricsConfiguration.nameSetting.help) var metricName: String?
    @Option(help: MetricsConfiguration.variationSetting.help) var metricVariation: String?
    @Option(help: MetricsConfiguration.periodSetting.help) var metricPeriod: String?
    @OptionGroup var listen: ListenOptions

    func run() async throws {
        try await Launch.run { settings in
            let metrics = MetricsConfiguration(
                name: settings.read(MetricsConfiguration.nameSetting, flag: metricName),
                wave: Wave(
                    base: settings.read(MetricsConfiguration.valueSetting, flag: metricValue),
                    variation: settings.read(MetricsConfiguration.variationSetting, flag: metricVariation),
                    period: settings.read(MetricsConfiguration.periodSetting, flag: metricPeriod)
                ),
                path: settings.read(MetricsConfiguration.pathSetting, flag: metricsPath)
            )
            let address = listen.address(&settings)
            try settings.finish()
            return MetricsServer(configuration: metrics).server(on: address, logger: Launch.logger)
        }
    }
}
