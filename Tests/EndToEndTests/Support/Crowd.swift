import Foundation

/// Many targets, of which one hangs: all the others are one metrics server, asked with a parameter each.
struct Crowd {
    /// What a dashboard is pointed at.
    let targets: String

    /// Runs it for as long as `body` runs.
    static func run<Result>(_ count: Int, _ body: (Crowd) async throws -> Result) async throws -> Result {
        try await withTemporaryDirectory { directory in
            let metrics = Server(
                ["metrics"], environment: ["METRIC_VALUE": "30"], output: directory.appending(path: "metrics"))
            defer { metrics.destroy() }
            try await metrics.start()
            // The system takes its connections, and nobody answers.
            let hanging = try Socket.listening()
            defer { hanging.close() }
            let groups = (0..<count).map { index in
                let port = index == count / 2 ? hanging.port : metrics.port
                return """
                    {"targets":["127.0.0.1:\(port)"],"labels":{"__metrics_path__":"/metrics2",\
                    "__param_n":"\(index)","instance":"server-\(index):80"}}
                    """
            }
            let file = directory.appending(path: "targets.json")
            try Data("[\(groups.joined(separator: ","))]".utf8).write(to: file)
            let discovery = Server(
                ["discovery"], environment: ["TARGETS_FILE": file.path], output: directory.appending(path: "discovery"))
            defer { discovery.destroy() }
            try await discovery.start()
            return try await body(Crowd(targets: "http://\(discovery.address)/targets"))
        }
    }
}
