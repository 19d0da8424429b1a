import Foundation

/// Runs a program to its end.
enum Command {
    /// - Parameter input: the text of standard input.
    static func run(
        _ program: String,
        _ arguments: [String],
        input: String = "",
        within limit: Duration = .seconds(20)
    ) async throws -> (status: ExitStatus, text: String) {
        try await withTemporaryDirectory { directory in
            let source = directory.appending(path: "input")
            try Data(input.utf8).write(to: source)
            return try await run(
                program, arguments, environment: [:], input: source, output: directory.appending(path: "output"),
                within: limit)
        }
    }

    /// - Parameter output: a file that is there for no longer than the program runs.
    static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        input: URL? = nil,
        output: URL,
        within limit: Duration = .seconds(20)
    ) async throws -> (status: ExitStatus, text: String) {
        let child = try ChildProcess(program, arguments, environment: environment, output: output, input: input)
        defer {
            child.destroy()
            try? FileManager.default.removeItem(at: output)
        }
        let status = try await child.end(within: limit)
        return (status, child.text)
    }
}
