import ArgumentParser
import Monitoring

/// A server to be compared with: for the subcommands that watch for a while.
struct CompareOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Hold each series against what this Prometheus server stored in the same time.", valueName: "url"))
    var compare: String?

    func server(_ fetching: FetchOptions) throws(ConfigurationError) -> QueryServer? {
        guard let compare else { return nil }
        return try ServerOption.server(compare, of: "--compare", fetching)
    }
}
