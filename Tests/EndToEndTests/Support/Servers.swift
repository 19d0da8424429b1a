import Foundation

/// The two metrics servers and the discovery server that names them.
struct Servers {
    let thirty: Server
    let fifty: Server
    let discovery: Server

    /// What a dashboard, or Prometheus, is pointed at.
    var targets: String { "http://\(discovery.address)/targets" }
}

/// Runs the servers for as long as `body` runs.
/// - Parameter period: how many seconds a wave takes.
func withServers<Result>(period: Int = 60, _ body: (Servers) async throws -> Result) async throws -> Result {
    try await withTemporaryDirectory { directory in
        func metrics(_ base: Int, _ port: Int) -> Server {
            Server(
                ["metrics"],
                port: port,
                environment: ["METRIC_VALUE": "\(base)", "METRIC_PERIOD": "\(period)"],
                output: directory.appending(path: "metrics-\(base)"))
        }
        // In this order, so that the wave around 30 is the first series everywhere.
        let ports = try Socket.freePorts(2).sorted()
        let (thirty, fifty) = (metrics(30, ports[0]), metrics(50, ports[1]))
        defer {
            thirty.destroy()
            fifty.destroy()
        }
        try await thirty.start()
        try await fifty.start()
        let discovery = Server(
            ["discovery"],
            environment: ["TARGETS": "\(thirty.address),\(fifty.address)"],
            output: directory.appending(path: "discovery"))
        defer { discovery.destroy() }
        try await discovery.start()
        return try await body(Servers(thirty: thirty, fifty: fifty, discovery: discovery))
    }
}
