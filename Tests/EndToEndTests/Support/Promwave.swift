import Foundation

/// The built program, run to its end.
enum Promwave {
    struct Answer {
        var status: ExitStatus
        /// What it wrote to standard output.
        var output: String
        /// What it wrote to standard error, without the program's name.
        var complaints: [String]
    }

    /// - Parameter input: the text of standard input.
    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:],
        within limit: Duration = .seconds(20)
    ) async throws -> Answer {
        try await withTemporaryDirectory { directory in
            let (source, errors) = (directory.appending(path: "input"), directory.appending(path: "errors"))
            try Data(input.utf8).write(to: source)
            let answer = try await Command.run(
                "/bin/sh", ["-c", "exec 2>'\(errors.path)' \"$0\" \"$@\"", Programs.promwave] + arguments,
                environment: environment, input: source, output: directory.appending(path: "output"), within: limit)
            let complaints = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n")
            return Answer(
                status: answer.status, output: answer.text,
                complaints: complaints.map { String($0).replacing("promwave: ", with: "", maxReplacements: 1) })
        }
    }
}
