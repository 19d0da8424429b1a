import HTTPTypes
import HummingbirdTesting
import NIOCore
import Prometheus
import Testing

@testable import Servers

@Suite struct OwnMetricsTests {
    static func text(_ families: [MetricFamily]) -> [String] {
        String(decoding: ExpositionWriter.body(families, format: .text), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    @Test("requests are counted by path and code, and unknown paths as one")
    func requests() async throws {
        let server = MetricsRoutesTests.server()
        for path in ["/metrics2", "/metrics2", "/health", "/a", "/b", "/c/d"] {
            _ = try await MetricsRoutesTests.ask(path, of: server)
        }
        _ = try await MetricsRoutesTests.ask("/metrics2", .post, of: server)
        let body = String(buffer: try await MetricsRoutesTests.ask("/metrics", of: server).body)
        let counts = body.split(separator: "\n").filter { $0.hasPrefix("promwave_http_requests_total") }
        #expect(
            counts == [
                #"promwave_http_requests_total{code="200",path="/"} 0"#,
                #"promwave_http_requests_total{code="200",path="/health"} 1"#,
                #"promwave_http_requests_total{code="200",path="/metrics"} 0"#,
                #"promwave_http_requests_total{code="200",path="/metrics2"} 2"#,
                #"promwave_http_requests_total{code="405",path="/metrics2"} 1"#,
                #"promwave_http_requests_total{code="200",path="/readyz"} 0"#,
                #"promwave_http_requests_total{code="200",path="other"} 0"#,
                #"promwave_http_requests_total{code="404",path="other"} 3"#,
            ]
        )
        #expect(body.contains("\npromwave_http_requests_in_flight 1\n"))
    }

    @Test("a histogram counts what is at most each bound")
    func histogram() {
        var buckets = Buckets()
        for value in [0.0001, 0.0002, 0.02, 0.02, 99] { buckets.observe(value) }
        let family = MetricFamily("d_seconds", help: "", type: .histogram, samples: buckets.samples("d_seconds", []))
        #expect(
            Self.text([family]) == [
                "# TYPE d_seconds histogram",
                #"d_seconds_bucket{le="0.0001"} 1"#,
                #"d_seconds_bucket{le="0.00025"} 2"#,
                #"d_seconds_bucket{le="0.0005"} 2"#,
                #"d_seconds_bucket{le="0.001"} 2"#,
                #"d_seconds_bucket{le="0.0025"} 2"#,
                #"d_seconds_bucket{le="0.005"} 2"#,
                #"d_seconds_bucket{le="0.01"} 2"#,
                #"d_seconds_bucket{le="0.1"} 4"#,
                #"d_seconds_bucket{le="1.0"} 4"#,
                #"d_seconds_bucket{le="10.0"} 4"#,
                #"d_seconds_bucket{le="+Inf"} 5"#,
                "d_seconds_sum 99.0403",
                "d_seconds_count 5",
            ]
        )
    }

    @Test("the kernel's account of a process is read behind its name, whatever that is")
    func processStatus() throws {
        let stat = """
            42 (a) R (b c)) S 1 42 42 0 -1 4194560 900 0 5 0 150 50 0 0 20 0 4 0 123456 26214400 2560 \
            18446744073709551615 1 1 0 0 0 0 0 4096 17 0 0 0 17 1 0 0 0 0 0
            """
        let status = try #require(ProcessStatus(stat: Array(stat.utf8), ticksPerSecond: 100, pageSize: 4096))
        #expect(status.cpuSeconds == 2)
        #expect(status.startedAfterBoot == 1234.56)
        #expect(status.virtualMemory == 26_214_400)
        #expect(status.residentMemory == 10_485_760)
        #expect(ProcessStatus(stat: Array("42 (x) S 1".utf8), ticksPerSecond: 100, pageSize: 4096) == nil)
    }

    @Test("this process is described under the standard names, with values that can be")
    func process() throws {
        let families = ProcessMetrics().families()
        let values = Dictionary(uniqueKeysWithValues: families.map { ($0.name, $0.samples.first?.value ?? .nan) })
        #expect(
            Set(values.keys) == [
                "process_cpu_seconds", "process_resident_memory_bytes", "process_virtual_memory_bytes",
                "process_start_time_seconds", "process_open_fds", "process_max_fds",
            ]
        )
        let started = try #require(values["process_start_time_seconds"])
        let age = WallClock.system.now() - started
        #expect(age > 0 && age < 3600)
        #expect(try #require(values["process_resident_memory_bytes"]) > 1_000_000)
        let open = try #require(values["process_open_fds"])
        #expect(open >= 3 && open <= values["process_max_fds"] ?? 0)
    }
}
