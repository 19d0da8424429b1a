import Prometheus
import Synchronization

/// Counts requests by path and status. Paths that are no page count as one, `other`: whatever is asked for, the number of
/// series stays what it is.
final class RequestMetrics: Sendable {
    private struct PathCounts {
        /// By status code. 200 is there from the start, so that a rate sees the first request too.
        var byCode = [200: 0]
        var durations = Buckets()
    }

    private struct State {
        var inFlight = 0
        var paths: [String: PathCounts] = [:]
    }

    private let state = Mutex(State())

    /// Lets paths that have had no request yet show as zero.
    func expect(paths: [String]) {
        state.withLock { state in
            for path in paths { state.paths[path] = PathCounts() }
        }
    }

    func begin() {
        state.withLock { $0.inFlight += 1 }
    }

    /// A request that was refused before it was one.
    func count(path: String?, code: Int) {
        state.withLock { $0.paths[path ?? "other", default: PathCounts()].byCode[code, default: 0] += 1 }
    }

    /// - Parameter path: of the page; nil where there is none.
    func end(path: String?, code: Int, duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        state.withLock { state in
            state.inFlight -= 1
            state.paths[path ?? "other", default: PathCounts()].byCode[code, default: 0] += 1
            state.paths[path ?? "other"]?.durations.observe(seconds)
        }
    }

    func families() -> [MetricFamily] {
        let state = state.withLock { $0 }
        let paths = state.paths.sorted { $0.key < $1.key }
        let requests = paths.flatMap { path, counts in
            counts.byCode.sorted { $0.key < $1.key }.map { code, count in
                Sample("promwave_http_requests_total", [Label("path", path), Label("code", "\(code)")], Double(count))
            }
        }
        let durations = paths.filter { $0.value.durations.count > 0 }.flatMap { path, counts in
            counts.durations.samples("promwave_http_request_duration_seconds", [Label("path", path)])
        }
        return [
            MetricFamily(
                "promwave_http_requests",
                help: "HTTP requests answered, by path and status code.",
                type: .counter,
                samples: requests
            ),
            .gauge(
                "promwave_http_requests_in_flight",
                help: "HTTP requests that are being answered, the one that asks included.",
                Double(state.inFlight)
            ),
            MetricFamily(
                "promwave_http_request_duration_seconds",
                help: "Time that it took to compute an answer, by path.",
                type: .histogram,
                samples: durations
            ),
        ]
    }
}
