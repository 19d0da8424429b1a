import Prometheus

/// Which build this is.
enum BuildInformation {
    static let version = "0.1"

    #if arch(arm64)
        static let architecture = "arm64"
    #else
        static let architecture = "amd64"
    #endif

    static func families() -> [MetricFamily] {
        [
            .gauge(
                "promwave_build_info",
                help: "Which build of promwave this is; the value is always 1.",
                1,
                labels: [Label("version", version), Label("architecture", architecture)]
            )
        ]
    }
}
