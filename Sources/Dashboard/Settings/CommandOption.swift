import ArgumentParser
import FoundationEssentials

/// An option of a subcommand, as swift-argument-parser describes it.
struct CommandOption: Sendable, Hashable {
    var name: String
    var isFlag: Bool
    /// Whether it may stand there several times.
    var isRepeating: Bool
    /// Whether its value is a path.
    var isPath: Bool
    /// What it may be; empty where that is not known beforehand.
    var choices: [String]

    /// The options of each subcommand, by its name.
    static func all(of root: any ParsableCommand.Type) -> [String: [CommandOption]] {
        let text = root._dumpHelp()
        guard let tool = try? JSONDecoder().decode(Tool.self, from: Data(text.utf8)) else { return [:] }
        let commands = tool.command.subcommands ?? []
        return Dictionary(commands.map { ($0.commandName, ($0.arguments ?? []).compactMap(option)) }) { first, _ in
            first
        }
    }

    /// About the settings themselves, or about what the program does at all: these are no settings.
    private static let excepted: Set<String> = ["help", "version", "settings", "no-settings"]

    private static func option(_ argument: Tool.Argument) -> CommandOption? {
        guard argument.kind != "positional", let name = argument.preferredName, name.kind == "long",
            !excepted.contains(name.name)
        else { return nil }
        return CommandOption(
            name: name.name, isFlag: argument.kind == "flag", isRepeating: argument.isRepeating ?? false,
            isPath: argument.completionKind?.file != nil, choices: argument.allValues ?? [])
    }

    /// The part of `ToolInfoV0` that is of use here.
    private struct Tool: Decodable {
        var command: Command

        struct Command: Decodable {
            var commandName: String
            var subcommands: [Command]?
            var arguments: [Argument]?
        }

        struct Argument: Decodable {
            var kind: String
            var preferredName: Name?
            var isRepeating: Bool?
            var allValues: [String]?
            var completionKind: Completion?
        }

        struct Name: Decodable {
            var kind: String
            var name: String
        }

        struct Completion: Decodable {
            var file: Extensions?
        }

        struct Extensions: Decodable {}
    }
}
