import ArgumentParser
import Monitoring
import Prometheus

/// What to watch, and how often: shared by all subcommands that scrape.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .customLong("sd"),
        help: ArgumentHelp("HTTP service discovery to ask for targets; can be repeated.", valueName: "url"))
    var discoveries: [String] = []

    @Option(
        name: .customLong("target"),
        help: ArgumentHelp("A metrics URL to scrape without discovery; can be repeated.", valueName: "url"))
    var targets: [String] = []

    @Option(help: ArgumentHelp("How often each target is scraped.", valueName: "duration"))
    var interval = "5s"

    @Option(
        help: ArgumentHelp("After how long a scrape fails. (default: 10s, at most the interval)", valueName: "duration")
    )
    var timeout: String?

    @Option(help: ArgumentHelp("How often discovery is asked.", valueName: "duration"))
    var refresh = "10s"

    @Option(help: ArgumentHelp("How long samples are kept.", valueName: "duration"))
    var retention = "1h"

    @Option(
        help: ArgumentHelp(
            "What a series should do, as 'SELECTOR=BASE±PERCENT%' (or +-); can be repeated. Without it, the band is drawn "
                + "around the base that a sine fit finds.",
            valueName: "expectation"))
    var expect: [String] = []

    @Option(help: ArgumentHelp("Write a log to this file. (default: no log)", valueName: "file"))
    var log: String?

    /// Where `./demo.sh` serves discovery.
    static let defaultDiscovery = "http://localhost:8080/targets"
    static let job = "promwave"
}
