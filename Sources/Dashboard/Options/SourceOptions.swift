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
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
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

    @Option(
        name: .customLong("panels"),
        help: ArgumentHelp(
            "A YAML file of panels to show, after those of --panel; read again on SIGHUP; can be repeated.",
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var panelFiles: [String] = []

    @Option(help: ArgumentHelp("How often each target is scraped. (default: 5s)", valueName: "duration"))
    var interval: String?

    @Option(
        help: ArgumentHelp("After how long a scrape fails. (default: 10s, at most the interval)", valueName: "duration")
    )
    var timeout: String?

    @Option(help: ArgumentHelp("How often discovery is asked. (default: 10s)", valueName: "duration"))
    var refresh: String?

    @Option(name: .customLong("openmetrics"), help: OpenMetricsOption.help)
    var openMetrics = OpenMetricsReading.strict

    @Option(help: ArgumentHelp("How long samples are kept.", valueName: "duration"))
    var retention = "1h"

    @Option(
        help: ArgumentHelp(
            "What a series should do, as 'SELECTOR=BASE±PERCENT%' (or +-); can be repeated. Without it, the band is drawn "
                + "around the base that a sine fit finds.",
            valueName: "expectation"))
    var expect: [String] = []

    @OptionGroup(title: "What the server of --prometheus or --compare, else --target, wants of who asks it")
    var fetching: FetchOptions

    @OptionGroup var reach: ReachOptions

    @Option(
        help: ArgumentHelp("Write a log to this file. (default: no log)", valueName: "file"), completion: .file())
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

    /// Credentials are for the server that the command line names, and never for what a discovery finds.
    func validateFetching(isComparing: Bool = false) throws {
        guard let option = fetching.given, prometheus == nil, !isComparing else { return }
        if config != nil { throw ValidationError("--config says how to ask: it cannot stand beside \(option)") }
        guard !targets.isEmpty, discoveries.isEmpty else {
            throw ValidationError(
                "\(option) is for the server of --prometheus or --compare, or for --target; for what discovery finds, "
                    + "write a --config")
        }
    }

    /// For subcommands that draw nothing. Files of panels are let pass: they say what is expected, too.
    func validatePanels() throws {
        if prometheus == nil, !panels.isEmpty {
            throw ValidationError("--panel is about what is drawn; here it only says what to ask a --prometheus for")
        }
    }
}
