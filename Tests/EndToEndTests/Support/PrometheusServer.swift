import Foundation

/// A real Prometheus.
struct PrometheusServer {
    let port: Int
    /// Where it keeps its samples.
    let data: URL
    private let process: ChildProcess?

    /// One that somebody else has started.
    init(port: Int) {
        self.port = port
        data = URL(filePath: "/dev/null")
        process = nil
    }

    private init(port: Int, data: URL, process: ChildProcess) {
        self.port = port
        self.data = data
        self.process = process
    }

    /// Runs it on a configuration for as long as `body` runs.
    /// - Parameter data: The folder of its store, by default a new one.
    static func run<Result>(
        configuration: String, data: URL? = nil, _ body: (PrometheusServer) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryDirectory { directory in
            let file = directory.appending(path: "prometheus.yml")
            try Data(configuration.utf8).write(to: file)
            return try await run(file: file, data: data, body)
        }
    }

    /// Runs it on a configuration file for as long as `body` runs. What it writes goes beside that file.
    /// - Parameter data: The folder of its store, by default a new one.
    static func run<Result>(
        file: URL, data: URL? = nil, _ body: (PrometheusServer) async throws -> Result
    ) async throws -> Result {
        guard !Programs.prometheus.isEmpty else {
            throw Failure(
                "PROMWAVE_PROMETHEUS is not set: expected the path of a Prometheus; tools/prometheus.sh prints one")
        }
        let directory = file.deletingLastPathComponent()
        let data = data ?? directory.appending(path: "data")
        let process = try ChildProcess(
            Programs.prometheus,
            [
                "--config.file=\(file.path)", "--storage.tsdb.path=\(data.path)", "--web.listen-address=127.0.0.1:0",
            ],
            output: directory.appending(path: "log"))
        defer { process.destroy() }
        let port = try await eventually("Prometheus is ready", within: .seconds(60), state: process.text) {
            if let status = process.exitStatus { throw Failure("Prometheus ended with \(status): \(process.text)") }
            guard process.text.contains("Server is ready") else { return Int?.none }
            return process.text.firstMatch(of: /Listening on.*127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) }
        }
        return try await body(PrometheusServer(port: port, data: data, process: process))
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

    /// All samples of the last hour of the series that a selector matches.
    func samples(_ selector: String) async throws -> [PrometheusSeries] {
        let query = "\(selector)[1h]".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return try await Page.json(
            "/api/v1/query?query=\(query)", port: port, as: PrometheusAnswer<PrometheusMatrix>.self
        ).data.result
    }

    /// The configuration as Prometheus reads it, with every default written out.
    func loadedConfiguration() async throws -> String {
        try await Page.json("/api/v1/status/config", port: port, as: PrometheusAnswer<[String: String]>.self)
            .data["yaml"] ?? ""
    }

    /// Ends it, and returns every sample that it stored up to a time, staleness markers among them: a line each, as
    /// `{labels} value milliseconds`, series by series. What it scrapes while it ends, fails.
    func endAndDump(until time: Int64) async throws -> String {
        process?.send(SIGTERM)
        _ = try await process?.end(within: .seconds(60))
        let dump = try await Command.run(
            Programs.promtool, ["tsdb", "dump", "--max-time=\(time)", data.path], environment: [:],
            output: data.appending(path: "dump.txt"),
            within: .seconds(60))
        guard dump.status == .code(0) else { throw Failure("promtool tsdb dump: \(dump.text.suffix(1000))") }
        return dump.text
    }
}
