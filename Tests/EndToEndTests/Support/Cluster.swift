import Foundation

/// A cluster as `Tests/Fixtures/kubectl/kubectl` acts it, with promwave's servers in it.
final class Cluster {
    static let thirty = "metrics-server-1.default.svc.cluster.local:80"
    static let fifty = "metrics-server-2.default.svc.cluster.local:80"

    let directory: URL
    private var state: [String: Any]

    fileprivate init(_ directory: URL, _ servers: [String: Server]) throws {
        self.directory = directory
        var services: [String: Any] = [:]
        for (name, server) in servers {
            services["default/\(name)"] = ["pod": "\(name)-0", "ports": ["80": server.port]] as [String: Any]
        }
        state = ["context": "kind-demo", "contexts": ["kind-demo"], "services": services]
        try write()
    }

    /// For promwave: the variables that lead its kubectl here.
    var environment: [String: String] {
        let path = Programs.environment("PATH") ?? "/usr/bin:/bin"
        return [
            "PATH": Programs.root.appending(path: "Tests/Fixtures/kubectl").path + ":" + path,
            "STANDIN_CLUSTER": directory.appending(path: "cluster.json").path,
            "STANDIN_LOG": directory.appending(path: "runs").path,
        ]
    }

    /// From now on.
    func set(_ key: String, _ value: Any) throws {
        state[key] = value
        try write()
    }

    /// A service from now on: its pod, and where its port 80 leads.
    func setService(_ name: String, pod: String, port: Int) throws {
        try setService(name, in: "default", pod: pod, ports: ["80": port])
    }

    /// - Parameter ports: of the service, and where each leads.
    func setService(_ name: String, in namespace: String, pod: String, ports: [String: Int]) throws {
        var services = state["services"] as? [String: Any] ?? [:]
        services["\(namespace)/\(name)"] = ["pod": pod, "ports": ports] as [String: Any]
        try set("services", services)
    }

    /// Where the port 80 of a service in namespace default leads.
    func port(of name: String) -> Int? {
        let services = state["services"] as? [String: [String: Any]]
        return (services?["default/\(name)"]?["ports"] as? [String: Int])?["80"]
    }

    func removeService(_ name: String) throws {
        var services = state["services"] as? [String: Any] ?? [:]
        services["default/\(name)"] = nil
        try set("services", services)
    }

    /// The command lines of kubectl so far.
    var runs: [String] { log.map(\.command) }

    /// The kubectl that still run.
    var running: [pid_t] { log.map(\.pid).filter { ProcessTable.isRunning($0) } }

    /// Waits for it: their ends may come some milliseconds after promwave's.
    func noKubectlIsLeft() async throws {
        try await eventually("no kubectl is left", state: "\(running)") { running.isEmpty }
    }

    /// Forwards that run.
    var forwards: [String] {
        log.filter { $0.command.hasPrefix("port-forward") && ProcessTable.isRunning($0.pid) }.map(\.command)
    }

    private var log: [(pid: pid_t, command: String)] {
        let text = (try? String(contentsOf: directory.appending(path: "runs"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 1)
            return words.count == 2 ? pid_t(words[0]).map { ($0, String(words[1])) } : nil
        }
    }

    /// A whole file takes the place of the old one.
    private func write() throws {
        let data = try JSONSerialization.data(withJSONObject: state)
        try data.write(to: directory.appending(path: "cluster.json"), options: .atomic)
    }

    /// Runs promwave to its end.
    func promwave(
        _ arguments: [String], environment more: [String: String] = [:], within limit: Duration = .seconds(20)
    ) async throws -> (status: ExitStatus, text: String) {
        try await Command.run(
            Programs.promwave, arguments, environment: environment.merging(more) { $1 },
            output: directory.appending(path: "output-\(UInt32.random(in: .min ... .max))"), within: limit)
    }

    /// Starts promwave without a terminal.
    func start(_ arguments: [String], environment more: [String: String] = [:]) throws -> ChildProcess {
        try ChildProcess(
            Programs.promwave, arguments, environment: environment.merging(more) { $1 },
            output: directory.appending(path: "output-\(UInt32.random(in: .min ... .max))"))
    }
}

/// Runs the cluster and its servers for as long as `body` runs.
/// - Parameter period: how many seconds a wave takes.
func withCluster<Result>(period: Int = 60, _ body: (Cluster) async throws -> Result) async throws -> Result {
    try await withTemporaryDirectory { directory in
        func server(_ kind: String, _ name: String, _ environment: [String: String]) -> Server {
            Server([kind], environment: environment, output: directory.appending(path: name))
        }
        let servers = [
            "metrics-server-1": server("metrics", "thirty", ["METRIC_VALUE": "30", "METRIC_PERIOD": "\(period)"]),
            "metrics-server-2": server("metrics", "fifty", ["METRIC_VALUE": "50", "METRIC_PERIOD": "\(period)"]),
            "promdiscovery": server("discovery", "discovery", ["TARGETS": "\(Cluster.thirty),\(Cluster.fifty)"]),
        ]
        defer { for server in servers.values { server.destroy() } }
        for server in servers.values { try await server.start() }
        return try await body(try Cluster(directory, servers))
    }
}
