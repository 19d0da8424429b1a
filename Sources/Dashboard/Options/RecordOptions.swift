import ArgumentParser
import Monitoring

/// Keeping what is scraped: for the subcommands that watch for a while.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write what is scraped to this file, as OpenMetrics with timestamps; never over a file that is there.",
            valueName: "file"), completion: .file())
    var record: String?

    func validate(_ source: SourceOptions) throws {
        if record != nil, source.prometheus != nil {
            throw ValidationError("--record keeps what is scraped: it cannot stand beside --prometheus")
        }
    }

    func recorder(_ settings: SourceSettings) throws(ConfigurationError) -> Recorder? {
        guard let record else { return nil }
        do {
            return try Recorder(path: record, program: "promwave \(Version.text)", source: settings.name)
        } catch {
            throw ConfigurationError("--record: \(error)")
        }
    }
}
