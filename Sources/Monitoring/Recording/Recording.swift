import Prometheus

/// What was recorded, to be looked at as it was at any time in it. Immutable, so that whoever looks waits for nobody.
package final class Recording: Sendable {
    package let path: String
    /// What was watched, as the user named it then; nil of a file that another program wrote.
    package let source: String?
    /// The first and the last sample, in milliseconds since 1970.
    package let start: Int64
    package let end: Int64
    /// When targets were scraped, each time once, in order; of a file without `up`, when there are samples.
    package let scrapes: [Int64]
    /// Between two scrapes; where targets differ, the longest.
    package let interval: Duration
    /// Whether the end of the file is missing, as after a crash.
    package let isCut: Bool
    package let lines: Int
    package let samples: Int
    /// Samples that no store would take: older than others of their series before them in the file.
    package let outOfOrder: Int
    /// All metrics, sorted by name, with all their series, sorted by labels.
    let metrics: [String: [Series]]
    let catalogue: [MetricSummary]
    let targets: RecordedTargets

    package init(path: String) throws(RecordingError) {
        let reader = try RecordingReader(path: path)
        self.path = path
        isCut = reader.isCut
        lines = reader.lines
        outOfOrder = reader.outOfOrder
        source =
            reader.notes.lazy.compactMap { note in
                if case .header(_, let source) = note { source } else { nil }
            }.first
        let all = Int64.min...Int64.max
        let names = reader.series.map { $0.labels["__name__"] ?? "" }
        var up = reader.series.indices.filter { names[$0] == ReportSeries.up.name }
        if up.isEmpty { up = Array(reader.series.indices.prefix(1000)) }
        let rhythm = up.map { reader.series[$0].points(in: all) }
        let gaps = RecordingGaps(rhythm)
        scrapes = Set(rhythm.joined().lazy.map(\.time)).sorted()
        let end = reader.series.lazy.map(\.lastTime).max() ?? 0
        var start = end
        var samples = 0
        var metrics: [String: [Series]] = [:]
        for (name, series) in zip(names, reader.series) {
            let points = series.points(in: all)
            samples += points.count
            start = min(start, points.first?.time ?? start)
            guard let marked = Series(labels: series.labels, gaps.marked(points, until: end)) else { continue }
            metrics[name, default: []].append(marked)
        }
        self.start = start
        self.end = end
        self.samples = samples
        for name in metrics.keys { metrics[name]?.sort { $0.labels.precedes($1.labels) } }
        self.metrics = metrics
        catalogue = metrics.map { name, series in
            let known = MetricFamilyName.candidates(for: name).lazy.compactMap { reader.metadata[$0] }.first
            return MetricSummary(
                name: name, type: known?.type ?? .unknown, help: known?.help ?? "", unit: known?.unit ?? "",
                series: series.count)
        }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        targets = RecordedTargets(reader.notes, metrics, interval: .milliseconds(gaps.interval ?? 5000))
        interval = targets.longestInterval ?? .milliseconds(gaps.interval ?? 5000)
    }

    /// What is odd about the file, in words, each a sentence without its end.
    package var remarks: [String] {
        var remarks: [String] = []
        if isCut { remarks.append("\(path) has no end (# EOF): read up to line \(lines), its last whole line") }
        if outOfOrder > 0 {
            remarks.append(
                "\(path): \(outOfOrder) samples left out that are not newer than others of their series before them")
        }
        return remarks
    }

    /// How things stood.
    ///
    /// - Parameters:
    ///   - time: milliseconds since 1970; nothing newer is in it.
    ///   - names: which metrics to bring, by name. Targets are always in it.
    ///   - window: how far back points go.
    package func snapshot(
        at time: Int64, of names: (String) -> Bool = { _ in true }, window: Duration, finding search: LabelSearch? = nil
    ) -> Snapshot {
        let times = min(time, max(Int64.min / 2, time - max(0, window.milliseconds)))...time
        return Snapshot(
            time: time,
            activeTargets: targets.statuses(at: time),
            catalogue: catalogue,
            metrics: catalogue.compactMap { summary in
                guard names(summary.name), let all = metrics[summary.name] else { return nil }
                let series = all.compactMap { series -> SeriesSnapshot? in
                    let points = series.points(in: times)
                    return points.isEmpty ? nil : SeriesSnapshot(labels: series.labels, points: points)
                }
                guard !series.isEmpty else { return nil }
                return MetricSnapshot(
                    name: summary.name, type: summary.type, help: summary.help, unit: summary.unit, series: series)
            },
            found: search.map { search in
                let found = metrics.filter { $0.value.contains { search.accepts($0.labels) } }
                return FoundMetrics(search: search, names: Set(found.keys))
            }
        )
    }
}

extension Series {
    /// Of points in order of time; nil of none.
    fileprivate init?(labels: Labels, _ points: [Point]) {
        guard let first = points.first else { return nil }
        self.init(labels: labels, time: first.time, value: first.value)
        var grown = 0
        for point in points.dropFirst() { _ = append(time: point.time, value: point.value, grown: &grown) }
    }
}
