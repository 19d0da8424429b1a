import Foundation

/// Runs a program to its end.
enum Command {
    /// - Parameter input: the text of standard input.
    static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "",
        within limit: Duration = .seconds(10)
    ) async throws -> (status: ExitStatus, text: String) {
        try await withTemporaryDirectory { directory in
            let source = directory.appending(path: "input")
            try Data(input.utf8).write(to: source)
            let child = try ChildProcess(
                program, arguments, environment: environment, output: directory.appending(path: "output"), input: source
            )
            defer { child.destroy() }
            return (try await child.end(within: limit), child.text)
        }
    }
}
