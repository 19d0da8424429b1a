import Monitoring
import Prometheus

/// What each series went through, by its labels as Prometheus prints them: values in order, equal ones that follow one
/// another once, since no two scrapers scrape at the same time. `NaN` is a staleness marker, but where a target sends one.
/// A sample that its target dates is `value@milliseconds`, and stands on its own.
struct Timelines {
    private(set) var series: [String: [String]] = [:]
    /// The longest that a scrape took of the targets that answer at once, in seconds.
    private(set) var longestScrape = 0.0

    /// Of all samples, a line each, as `promtool tsdb dump` prints them.
    init(dump: String) {
        var name = ""
        var timeline: [String] = []
        for line in dump.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let end = line.lastIndex(of: UInt8(ascii: " ")),
                let middle = line[..<end].lastIndex(of: UInt8(ascii: " ")),
                let time = Int64(Substring(line[end...].dropFirst())),
                let value = Double(String(Substring(line[middle..<end].dropFirst())))
            else { continue }
            if !line[..<middle].elementsEqual(name.utf8) {
                keep(timeline, of: name)
                (name, timeline) = (String(Substring(line[..<middle])), [])
            }
            add(Self.text(value), at: time, value, of: name, to: &timeline)
        }
        keep(timeline, of: name)
    }

    /// Of all samples up to a time.
    init(_ snapshot: Snapshot, until end: Int64) {
        for series in snapshot.metrics.flatMap(\.series) {
            let name = series.labels.description
            var timeline: [String] = []
            for point in series.points where point.time <= end {
                let text = point.isStale || Self.sendsNaN(name) ? Self.text(point.value) : Self.ordinary(point.value)
                add(text, at: point.time, point.value, of: name, to: &timeline)
            }
            keep(timeline, of: name)
        }
    }

    private mutating func add(_ text: String, at time: Int64, _ value: Double, of name: String, to line: inout [String])
    {
        if name.hasPrefix("{__name__=\"scrape_duration_seconds\""), !Self.takesItsTime(name) {
            longestScrape = max(longestScrape, value.isNaN ? 0 : value)
        }
        let text = Self.moves(name) && !value.isNaN ? "moving" : text
        if Self.isDated(name) {
            line.append("\(text)@\(time)")
        } else if line.last != text {
            line.append(text)
        }
    }

    private mutating func keep(_ timeline: [String], of name: String) {
        if !timeline.isEmpty { series[Self.normalized(name), default: []] += timeline }
    }

    private static func text(_ value: Double) -> String { value.isNaN ? "NaN" : "\(value)" }

    private static func ordinary(_ value: Double) -> String { value.isNaN ? "NaN that is no marker" : "\(value)" }

    /// Series whose target sends NaN, and never goes away.
    private static func sendsNaN(_ name: String) -> Bool {
        name.contains("job=\"numbers\"") || name.contains("job=\"expositions\"")
    }

    /// Of the target that hangs in turn, and of the largest exposition, which has five seconds.
    private static func takesItsTime(_ name: String) -> Bool {
        ["job=\"hangs\"", "exporter=\"kube-apiserver.prom\""].contains { name.contains($0) }
    }

    /// Values that no two scrapes have in common.
    private static func moves(_ name: String) -> Bool {
        name.hasPrefix("{__name__=\"scrape_duration_seconds\"") || name.hasPrefix("{__name__=\"my_first_metric\"")
    }

    private static func isDated(_ name: String) -> Bool {
        if name.contains("job=\"timestamps-ignored\"") { return false }
        return ["own_", "container_cpu_usage", "container_fs_inodes"].contains { name.hasPrefix("{__name__=\"\($0)") }
    }

    /// With the numbers of `le` and `quantile` spelled in one way: Prometheus 2 leaves `le="1"` as it finds it, Prometheus 3
    /// and promwave make it `le="1.0"`.
    private static func normalized(_ name: String) -> String {
        guard name.contains("le=\"") else { return name }
        return name.replacing(/([{ ](?:le|quantile))="([-+.eE0-9]+)"/) { match in
            Double(match.2).map { "\(match.1)=\"\($0)\"" } ?? String(match.0)
        }
    }
}
