import Foundation

/// Where the programs are that the tests run.
enum Programs {
    /// The package's folder.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the two executables: `PROMWAVE_BIN`, or where the release build puts them.
    static let executables =
        environment("PROMWAVE_BIN").map { URL(filePath: $0) } ?? root.appending(path: ".build/release")

    static let promwave = executables.appending(path: "promwave").path
    static let servers = executables.appending(path: "promwave-servers").path

    /// What `tools/prometheus.sh` prints; `test.sh` sets it.
    static let prometheus = environment("PROMWAVE_PROMETHEUS") ?? ""
    static let promtool = URL(filePath: prometheus).deletingLastPathComponent().appending(path: "promtool").path

    static let tmux = find("tmux") ?? ""

    /// Where everything has to be there: what is missing is then a failure, and elsewhere it is skipped.
    static let isContinuousIntegration = environment("CI") != nil

    static func canRun(_ program: String) -> Bool {
        isContinuousIntegration || FileManager.default.isExecutableFile(atPath: program)
    }

    /// An empty variable counts as not set.
    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func find(_ name: String) -> String? {
        (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
