import ArgumentParser
import Glibc
import Logging

/// What every command does around its server: read the settings, log to standard error, turn errors into exit codes.
enum Launch {
    static let logger = Logger(label: "promwave-servers") { StreamLogHandler.standardError(label: $0) }

    /// - Parameter makeServer: reads the settings; throws `ConfigurationError` for what is wrong with them.
    static func run(_ makeServer: (inout SettingReader) throws -> WebServer) async throws {
        // A log that nobody reads any more must not end the server.
        signal(SIGPIPE, SIG_IGN)
        var settings = SettingReader { name in getenv(name).map { String(cString: $0) } }
        do {
            try await makeServer(&settings).run()
        } catch let error as ConfigurationError {
            throw refused(error.problems)
        } catch let error as ListenError {
            throw refused([error.description])
        }
    }

    private static func refused(_ problems: [String]) -> ExitCode {
        let text = problems.map { "promwave-servers: \($0)\n" }.joined()
        _ = write(STDERR_FILENO, text, text.utf8.count)
        return ExitCode(ConfigurationError.exitCode)
    }
}
