import ArgumentParser
import Monitoring

/// A recording instead of what happens now: for the subcommands that need no terminal.
struct ReplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take the samples from this recording (see --record), or any OpenMetrics file with timestamps.",
            valueName: "file"), completion: .file())
    var replay: String?

    func validate(_ source: SourceOptions) throws {
        let others = [
            (source.discoveries.isEmpty ? nil : "--sd"), (source.targets.isEmpty ? nil : "--target"),
            source.config.map { _ in "--config" }, source.prometheus.map { _ in "--prometheus" },
            source.interval.map { _ in "--interval" },
        ].compactMap { $0 }
        if replay != nil, let other = others.first {
            throw ValidationError("--replay takes the place of scraping: it cannot stand beside \(other)")
        }
    }
}
