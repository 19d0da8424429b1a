import Foundation
import Testing

@testable import Monitoring

/// A kubectl that is a script of a few lines; `$PORT` is where a server really listens.
final class ScriptedKubectl: Sendable {
    let directory: URL
    private let port: Int

    init(_ script: String, port: Int = 1) throws {
        self.port = port
        directory = FileManager.default.temporaryDirectory.appending(
            path: "kubectl-\(UInt32.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        // The file that is run is never one that was just written: what another test forks at that moment holds it open
        // for writing, and the system refuses to run it.
        let text = """
            if [ "$1" = config ]; then echo demo; exit; fi
            echo "$$ $*" >>'\(directory.path)/runs'
            \(script)

            """
        try Data(text.utf8).write(to: directory.appending(path: "script"))
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// What was run; `config` is not counted.
    var runs: [String] {
        let text = (try? String(contentsOf: directory.appending(path: "runs"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { $0.split(separator: " ", maxSplits: 1).last.map(String.init) }
    }

    /// The process ids of those that still run.
    var running: [pid_t] {
        let text = (try? String(contentsOf: directory.appending(path: "runs"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { $0.split(separator: " ").first.flatMap { pid_t($0) } }
            .filter(Self.isRunning)
    }

    /// Without those that have ended and that nobody has waited for.
    static func isRunning(_ pid: pid_t) -> Bool {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return false }
        return stat[end...].split(separator: " ").dropFirst().first != "Z"
    }

    /// A file that the script can look for.
    func mark(_ name: String, _ text: String = "") throws {
        try Data(text.utf8).write(to: directory.appending(path: name))
    }

    func settings(_ change: (inout KubectlSettings) -> Void = { _ in }) -> KubectlSettings {
        var settings = KubectlSettings()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        settings.environment = [
            "PATH": "\(Fixture.path("scripted-kubectl")):\(path)", "PORT": "\(port)", "DIR": directory.path,
        ]
        change(&settings)
        return settings
    }

    /// Fetches through it for as long as `body` runs.
    /// - Parameter timeout: Of a request: long, where it is not the time that is tested.
    func run<Output>(
        timeout: Duration = .seconds(20),
        _ change: (inout KubectlSettings) -> Void = { _ in },
        _ body: (@escaping @Sendable (String) async -> Result<String, FetchError>, any Dialling) async throws -> Output
    ) async throws -> Output {
        var reach = Reach()
        reach.kubectl = settings(change)
        return try await reach.run { dialling in
            let fetcher = HTTPFetcher(dialling: dialling)
            let output = try await body(
                { url in
                    let request = FetchRequest(url: url, headers: [], timeout: timeout, bodyLimit: 1000)
                    do throws(FetchError) {
                        let response = try await fetcher.get(request, HTTPClientConfiguration())
                        return .success(String(decoding: response.body, as: UTF8.self))
                    } catch {
                        return .failure(error)
                    }
                }, dialling)
            await fetcher.shutdown()
            return output
        }
    }
}
