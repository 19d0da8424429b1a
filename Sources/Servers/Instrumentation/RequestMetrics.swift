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
        var paths: [PathCounts]
    }

    private let names: [String]
    private let state: Mutex<State>

    /// - Parameter paths: of the pages, in their order.
    init(paths: [String]) {
        names = paths + ["other"]
        state = Mutex(State(paths: names.map { _ in PathCounts() }))
    }

    func begin() {
        state.withLock { $0.inFlight += 1 }
    }

    /// - Parameter path: the index of the page; nil where there is none.
    func end(path: Int?, code: Int, duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        state.withLock { state in
            state.inFlight -= 1
            let index = path ?? names.count - 1
            state.paths[index].byCode[code, default: 0] += 1
            state.paths[index].durations.observe(seconds)
        }
    }

    func families() -> [MetricFamily] {
        let state = state.withLock { $0 }
        var requests: [Sample] = []
        var durations: [Sample] = []
        for (name, counts) in zip(names, state.paths) {
            let path = Label("path", name)
            for (code, count) in counts.byCode.sorted(by: { $0.key < $1.key }) where name != "other" || count > 0 {
                let labels = [path, Label("code", "\(code)")]
                requests.append(Sample("promwave_http_requests_total", labels, Double(count)))
            }
            guard counts.durations.count > 0 else { continue }
            durations += counts.durations.samples("promwave_http_request_duration_seconds", [path])
        }
        let inFlight = MetricFamily.gauge(
            "promwave_http_requests_in_flight",
            help: "HTTP requests being answered, this one included.",
            Double(state.inFlight)
        )
        return [
            MetricFamily(
                "promwave_http_requests",
                help: "HTTP requests answered, by path and status code.",
                type: .counter,
                samples: requests
            ),
            inFlight,
            MetricFamily(
                "promwave_http_request_duration_seconds",
                help: "Time it took to compute an answer, by path.",
                type: .histogram,
                samples: durations
            ),
        ]
    }
}
