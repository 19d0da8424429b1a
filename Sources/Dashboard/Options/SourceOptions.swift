import ArgumentParser
import Monitoring
import Prometheus

/// What to watch, and how often: shared by all subcommands that scrape.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .customLong("sd"),
        help: ArgumentHelp(
            "HTTP service discovery to ask for targets; can be repeated. (default: http://localhost:8080/targets)",
            valueName: "url"))
    var discoveries: [String] = []

    @Option(
        name: .customLong("target"),
        help: ArgumentHelp("A metrics URL to scrape without discovery; can be repeated.", valueName: "url"))
    var targets: [String] = []

    @Option(
        help: ArgumentHelp(
            "Scrape what a prometheus.yml says, or the Helm values of kube-prometheus-stack; read again on SIGHUP.",
            valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Take the samples from this Prometheus server (or Thanos, Mimir, VictoriaMetrics) instead of scraping.",
            valueName: "url"))
    var prometheus: String?

    @Option(
        name: .customLong("panel"),
        help: ArgumentHelp(
            "A panel to show, as 'TITLE: SELECTOR', or, of a Prometheus server, 'TITLE: PROMQL'; can be repeated. "
                + "(default: one for each metric; of a server, what --expect names, or my_first_metric and up)",
            valueName: "panel"))
    var panels: [String] = []

    @Option(help: ArgumentHelp("How often each target is scraped. (default: 5s)", valueName: "duration"))
    var interval: String?

    @Option(
        help: ArgumentHelp("After how long a scrape fails. (default: 10s, at most the interval)", valueName: "duration")
    )
    var timeout: String?

    @Option(help: ArgumentHelp("How often discovery is asked. (default: 10s)", valueName: "duration"))
    var refresh: String?

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

    func validate() throws {
        let origins = [
            (discoveries.isEmpty ? nil : "--sd"), (targets.isEmpty ? nil : "--target"),
        ].compactMap { $0 }
        if config != nil, let origin = origins.first {
            throw ValidationError("--config says what is scraped: it cannot stand beside \(origin)")
        }
        if prometheus != nil, let origin = (origins + (config == nil ? [] : ["--config"])).first {
            throw ValidationError("--prometheus takes the place of scraping: it cannot stand beside \(origin)")
        }
        let times = [
            interval.map { _ in "--interval" }, timeout.map { _ in "--timeout" }, refresh.map { _ in "--refresh" },
        ].compactMap { $0 }
        if config != nil, let time = times.first {
            throw ValidationError("--config says how often: it cannot stand beside \(time)")
        }
        if prometheus != nil, let time = times.first(where: { $0 != "--interval" }) {
            throw ValidationError("\(time) is about scraping, which --prometheus takes the place of")
        }
    }

    /// For subcommands that draw nothing.
    func validatePanels() throws {
        if prometheus == nil, !panels.isEmpty {
            throw ValidationError("--panel is about what is drawn; here it only says what to ask a --prometheus for")
        }
    }
}
