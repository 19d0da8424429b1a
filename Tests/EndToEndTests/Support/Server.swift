import Foundation

/// One of promwave's servers, on a port that stays its own when it is stopped and started again.
final class Server {
    private let arguments: [String]
    private let environment: [String: String]
    private let output: URL
    private var process: ChildProcess?
    private(set) var port: Int

    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - output: where its log goes.
    init(_ arguments: [String], port: Int = 0, environment: [String: String], output: URL) {
        self.arguments = arguments
        self.port = port
        self.environment = environment
        self.output = output
    }

    var address: String { "localhost:\(port)" }

    /// Returns once it listens.
    func start() async throws {
        try? FileManager.default.removeItem(at: output)
        let environment = environment.merging(["HOST": "127.0.0.1", "PORT": "\(port)"]) { $1 }
        let process = try ChildProcess(Programs.servers, arguments, environment: environment, output: output)
        self.process = process
        port = try await eventually("\(arguments) listens", every: .milliseconds(10), state: process.text) {
            if let status = process.exitStatus { throw Failure("\(arguments) ended with \(status): \(process.text)") }
            return process.text.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) }
        }
    }

    /// As an operator would.
    func stop() async throws -> ExitStatus? {
        process?.send(SIGTERM)
        return try await process?.end()
    }

    func destroy() {
        process?.destroy()
    }
}
