import ArgumentParser

/// `promwave-servers`
@main
struct PromwaveServers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promwave-servers",
        abstract: "The servers of promwave: a metrics server, and HTTP service discovery for Prometheus.",
        discussion: """
            Everything is set by flags or by environment variables; a flag wins over its variable, and an empty variable \
            counts as not set. A value that cannot be read is an error at start, never silently a default.

            Exit codes: 0 ended by SIGTERM or SIGINT, 64 wrong usage, 78 wrong configuration.
            """,
        version: BuildInformation.version,
        subcommands: [MetricsCommand.self, DiscoveryCommand.self]
    )
}
