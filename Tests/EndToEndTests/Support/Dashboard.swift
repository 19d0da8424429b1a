/// How a test starts the dashboard.
enum Dashboard {
    /// The command line, for a shell. The interval is short, so that tests are.
    static func command(
        _ discovery: String, interval: String = "250ms", refresh: String = "500ms", window: String = "30s",
        options: [String] = []
    ) -> String {
        let words = [
            Programs.promwave, "--sd", discovery, "--interval", interval, "--refresh", refresh, "--window", window,
        ]
        return (words + options).map { "'\($0)'" }.joined(separator: " ")
    }

    /// What the waves of the two servers should do.
    static func expectations(_ servers: Servers) -> [String] {
        [(servers.thirty, 30), (servers.fifty, 50)].flatMap { server, base in
            ["--expect", "my_first_metric{instance=\"\(server.address)\"}=\(base)±10%"]
        }
    }
}
