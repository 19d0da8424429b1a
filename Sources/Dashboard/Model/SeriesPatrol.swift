import Monitoring
import Prometheus

/// Whose turn it is of the series that are more than can be drawn, and which of them are out of their band: no filter and no
/// limit hides an alarm, and to look for one costs the same each second, however many series there are.
struct SeriesPatrol: Sendable {
    private struct Round: Sendable {
        /// The place of the series that is next.
        var next = 0
        /// When the last ones were looked at, in milliseconds since 1970.
        var last: Int64?
        var alarming: Set<Labels> = []
    }

    /// Series of a metric that are judged each second: of ten thousand each has its turn within a minute.
    private static let pace: Int64 = 200
    /// And at once, at most.
    private static let most = 500

    private var rounds: [String: Round] = [:]

    func alarming(in metric: String) -> Set<Labels> { rounds[metric]?.alarming ?? [] }

    /// Forgets metrics that are gone.
    mutating func keep(_ names: Set<String>) { rounds = rounds.filter { names.contains($0.key) } }

    /// The places of those that are to be judged now.
    mutating func turn(of metric: String, _ series: [SeriesSnapshot], at time: Int64) -> [Int] {
        guard !series.isEmpty else { return [] }
        var round = rounds[metric] ?? Round()
        // A replay's clock jumps, back too.
        let passed = round.last.map { min(max(time - $0, -1), 60_000) } ?? -1
        let share = passed < 0 ? Self.most : min(Self.most, Int(passed * Self.pace / 1000))
        guard share > 0 else { return [] }
        round.last = time
        let start = round.next < series.count ? round.next : 0
        let size = min(share, series.count)
        round.next = (start + size) % series.count
        if start + size >= series.count, !round.alarming.isEmpty {
            // What is no longer there is out of no band.
            round.alarming.formIntersection(series.lazy.map(\.labels))
        }
        rounds[metric] = round
        return (0..<size).map { (start + $0) % series.count }
    }

    mutating func note(_ labels: Labels, in metric: String, isAlarming: Bool) {
        if isAlarming {
            rounds[metric]?.alarming.insert(labels)
        } else {
            rounds[metric]?.alarming.remove(labels)
        }
    }
}
