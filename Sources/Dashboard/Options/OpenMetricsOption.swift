import ArgumentParser
import Monitoring

/// How strictly OpenMetrics is read: an option of all subcommands that scrape.
enum OpenMetricsOption {
    static let help: ArgumentHelp =
        "How OpenMetrics is read: strict fails a scrape for what the specification forbids, lenient as Prometheus."
}

extension OpenMetricsReading: ExpressibleByArgument {}
