import ArgumentParser

@main
struct Promwave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promwave",
        abstract: "Prometheus service discovery that you can watch.",
        discussion: """
            Does what Prometheus does (discover, relabel, scrape, parse, store) and draws what Prometheus would graph.
            Exit codes: 0 done, 1 a check failed, 2 could not tell, 64 wrong usage, 78 wrong configuration.
            """,
        version: Version.text,
        subcommands: [
            WatchCommand.self, TargetsCommand.self, ScrapeCommand.self, CheckCommand.self, SnapshotCommand.self,
        ],
        defaultSubcommand: WatchCommand.self
    )
}
