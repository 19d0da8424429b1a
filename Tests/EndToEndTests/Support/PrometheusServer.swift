import Foundation

/// A real Prometheus.
struct PrometheusServer {
    let port: Int

    /// Runs it on a configuration for as long as `body` runs.
    static func run<Result>(
        configuration: String, _ body: (PrometheusServer) async throws -> Result
    ) async throws -> Result {
        guard !Programs.prometheus.isEmpty else {
            throw Failure(
                "PROMWAVE_PROMETHEUS is not set: expected the path of a Prometheus; tools/prometheus.sh prints one")
        }
        return try await withTemporaryDirectory { directory in
            let file = directory.appending(path: "prometheus.yml")
            try Data(configuration.utf8).write(to: file)
            let process = try ChildProcess(
                Programs.prometheus,
                [
                    "--config.file=\(file.path)", "--storage.tsdb.path=\(directory.appending(path: "data").path)",
                    "--web.listen-address=127.0.0.1:0",
                ],
                output: directory.appending(path: "log"))
            defer { process.destroy() }
            let port = try await eventually("Prometheus is ready", within: .seconds(20), state: process.text) {
                if let status = process.exitStatus { throw Failure("Prometheus ended with \(status): \(process.text)") }
                guard process.text.contains("Server is ready") else { return Int?.none }
                return process.text.firstMatch(of: /Listening on.*127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) }
            }
            return try await body(PrometheusServer(port: port))
        }
    }

    /// `/api/v1/targets`
    func targets() async throws -> PrometheusTargets {
        try await Page.json("/api/v1/targets", port: port, as: PrometheusAnswer.self).data
    }

    /// An instant query of a metric by its name.
    func query(_ name: String) async throws -> [PrometheusSample] {
        try await Page.json("/api/v1/query?query=\(name)", port: port, as: PrometheusAnswer<PrometheusVector>.self)
            .data.result
    }

    /// The configuration as Prometheus reads it, with every default written out.
    func loadedConfiguration() async throws -> String {
        try await Page.json("/api/v1/status/config", port: port, as: PrometheusAnswer<[String: String]>.self)
            .data["yaml"] ?? ""
    }
}
