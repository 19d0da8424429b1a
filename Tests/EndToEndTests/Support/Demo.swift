import Foundation

/// `demo.sh` in a folder where everything is built, with ports of its own.
struct Demo {
    private let root: URL
    let discoveryPort: Int
    let metricsPorts: [Int]
    let prometheusPort: Int

    /// Puts the folder together from the built programs, so that no test starts a build.
    static func run<Result>(_ body: (Demo) async throws -> Result) async throws -> Result {
        try await withTemporaryDirectory { directory in
            let files = FileManager.default
            for name in ["Package.swift", "demo.sh", "prometheus.yml", "tools", "docs"] {
                try files.copyItem(at: Programs.root.appending(path: name), to: directory.appending(path: name))
            }
            for folder in ["Sources", ".build/release", ".build/prometheus/usr", "bin", "scratch"] {
                try files.createDirectory(at: directory.appending(path: folder), withIntermediateDirectories: true)
            }
            // Newer than what they are made of, since they come last.
            for program in [Programs.promwave, Programs.servers] {
                let name = URL(filePath: program).lastPathComponent
                try files.createSymbolicLink(
                    atPath: directory.appending(path: ".build/release/\(name)").path, withDestinationPath: program)
            }
            // Should it take them for old all the same.
            try files.createSymbolicLink(
                atPath: directory.appending(path: "bin/swift").path, withDestinationPath: "/bin/false")
            if !Programs.prometheus.isEmpty {
                try files.createSymbolicLink(
                    at: directory.appending(path: ".build/prometheus/usr/bin"),
                    withDestinationURL: URL(filePath: Programs.prometheus).deletingLastPathComponent())
            }
            let ports = try Socket.freePorts(4).sorted()
            return try await body(
                Demo(
                    root: directory, discoveryPort: ports[0], metricsPorts: [ports[1], ports[2]],
                    prometheusPort: ports[3]))
        }
    }

    /// All but Prometheus's.
    var ports: [Int] { [discoveryPort] + metricsPorts }

    var script: String { root.appending(path: "demo.sh").path }

    /// The options that name the ports.
    var arguments: [String] {
        [
            "--discovery-port", "\(discoveryPort)", "--metrics-ports",
            metricsPorts.map(String.init).joined(separator: ","),
            "--prometheus-port", "\(prometheusPort)",
        ]
    }

    /// What the script keeps while it runs; it should be empty afterwards.
    var scratch: URL { root.appending(path: "scratch") }

    /// Of the script: its own place for what it keeps, and no compiler.
    var environment: [String: String] {
        [
            "TMPDIR": scratch.path,
            "PATH": "\(root.appending(path: "bin").path):\(Programs.environment("PATH") ?? "/usr/bin:/bin")",
        ]
    }

    /// A symbolic link to the script, such as one in a folder on PATH.
    func link() throws -> String {
        let link = root.appending(path: "bin/promwave-demo").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: script)
        return link
    }

    /// Starts it from another folder, as a user may.
    func start(_ options: [String], by path: String? = nil) throws -> ChildProcess {
        try ChildProcess(
            path ?? script, arguments + options, environment: environment, in: URL(filePath: "/"),
            output: root.appending(path: "output"))
    }

    /// Waits until nothing of it is left.
    func isGone(_ process: ChildProcess) async throws {
        try await eventually("no process of the demo is left") {
            ProcessTable.group(process.pid) == []
        }
        for port in ports + [prometheusPort] where Socket.isTaken(port) { throw Failure("port \(port) is still taken") }
    }

    /// The files that it left.
    var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? [] }
}
