import ArgumentParser
import FoundationEssentials
import Glibc

@main
struct Promwave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promwave",
        abstract: "Prometheus service discovery that you can watch.",
        discussion: """
            Does what Prometheus does (discover, relabel, scrape, parse, store) and draws what Prometheus would graph.
            Defaults come from $XDG_CONFIG_HOME/promwave/config.yaml, or else ~/.config/promwave/config.yaml: its keys are the \
            long options without their dashes, those of one subcommand beneath its name. An option that is given wins.
            Exit codes: 0 done, 1 a check failed, 2 could not tell, 64 wrong usage, 78 wrong configuration.
            """,
        version: Version.text,
        subcommands: [
            WatchCommand.self, TargetsCommand.self, ScrapeCommand.self, CheckCommand.self, SnapshotCommand.self,
            ReplayCommand.self,
        ],
        defaultSubcommand: WatchCommand.self
    )

    static func main() async {
        let words = KubectlWords.prepared(Array(CommandLine.arguments.dropFirst()), commands: commandNames)
        if let script = CompletionScript.requested(by: words, of: Self.self) { return print(script) }
        do {
            let defaulted = try DefaultedArguments(
                words, of: Self.self, environment: ProcessInfo.processInfo.environment)
            do {
                try await run(defaulted)
            } catch let error as ConfigurationError {
                throw defaulted.placed(error)
            }
        } catch let error as ConfigurationError {
            Console.complain(error.description)
            Glibc.exit(78)
        } catch {
            exit(withError: error)
        }
    }

    private static func run(_ defaulted: DefaultedArguments) async throws {
        var command: any ParsableCommand
        do {
            command = try await asyncParseAsRoot(defaulted.arguments)
        } catch {
            throw defaulted.fault(error) ?? error
        }
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
    }

    private static var commandNames: Set<String> {
        Set(configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"])
    }
}
