import Prometheus

extension Comparison {
    /// - Parameters:
    ///   - ignoring: Names of labels that only one side has, such as a server's external labels; nil finds them: labels
    ///     that all series of one side have, with one value, and none of the other.
    ///   - nearness: See `SeriesComparison`.
    package init(
        ours: [SeriesSnapshot],
        theirs: [SeriesSnapshot],
        ignoring: [String]? = nil,
        nearness: Int64
    ) {
        let ignored = ignoring ?? Self.oneSided(ours, theirs)
        let (mine, doubled) = Self.byIdentity(ours, without: ignored)
        let (other, otherDoubled) = Self.byIdentity(theirs, without: ignored)
        let ambiguous = doubled.union(otherDoubled)
        self.init(ignoredLabels: ignored)
        let newest = theirs.lazy.compactMap(\.points.last?.time).max() ?? 0
        for (identity, series) in mine where !ambiguous.contains(identity) {
            guard let counterpart = other[identity] else {
                if Self.isBrief(series, nearness) { brief.append(series.labels) } else { missing.append(series.labels) }
                continue
            }
            let pair = SeriesComparison(
                labels: series.labels, ours: series.points, theirs: counterpart.points, nearness: nearness)
            if pair.compared == 0, Self.isBrief(series, nearness) || Self.isBrief(counterpart, nearness, newest) {
                brief.append(series.labels)
            } else {
                self.series.append(pair)
            }
        }
        for (identity, series) in other where mine[identity] == nil && !ambiguous.contains(identity) {
            let isBrief = Self.isBrief(series, nearness, newest)
            if isBrief { brief.append(series.labels) } else { extra.append(series.labels) }
        }
        self.ambiguous = ambiguous.sorted { $0.precedes($1) }
        series.sort { $0.labels.precedes($1.labels) }
        brief.sort { $0.precedes($1) }
        missing.sort { $0.precedes($1) }
        extra.sort { $0.precedes($1) }
    }

    /// Whether a series ended within two intervals after it began.
    ///
    /// - Parameter newest: The newest time of a server's samples: it tells no markers, so that only what others have after
    ///   it shows that a series has ended. nil for ours, which end in a marker.
    private static func isBrief(_ series: SeriesSnapshot, _ nearness: Int64, _ newest: Int64? = nil) -> Bool {
        let samples = series.points.lazy.filter { !$0.isStale }
        guard let first = samples.first?.time, let last = samples.last?.time else { return true }
        let hasEnded = newest.map { $0 - last > 3 * nearness } ?? series.points.last?.isStale ?? false
        return hasEnded && last - first < 4 * nearness
    }

    /// Series by the labels that count, and those labels that several series share. A series without samples is none.
    private static func byIdentity(
        _ series: [SeriesSnapshot],
        without ignored: [String]
    ) -> (series: [Labels: SeriesSnapshot], doubled: Set<Labels>) {
        var found: [Labels: SeriesSnapshot] = [:]
        var doubled: Set<Labels> = []
        for one in series where one.points.contains(where: { !$0.isStale }) {
            let counted = one.labels.filter { label in !ignored.contains { $0.utf8.elementsEqual(label.name.utf8) } }
            let identity = withCanonicalBounds(counted)
            if found.updateValue(one, forKey: identity) != nil { doubled.insert(identity) }
        }
        return (found, doubled)
    }

    /// A server before Prometheus 3 keeps a bound as the target wrote it, `le="1"`, where others have `le="1.0"`.
    private static func withCanonicalBounds(_ labels: Labels) -> Labels {
        var canonical = labels
        for name in ["le", "quantile"] {
            guard let number = labels[name].flatMap(SampleValue.read) else { continue }
            canonical = canonical.setting(name, to: NumberText.openMetrics(number))
        }
        return canonical
    }

    /// Names of labels with one value in all series of one side, and in none of the other.
    static func oneSided(_ ours: [SeriesSnapshot], _ theirs: [SeriesSnapshot]) -> [String] {
        guard !ours.isEmpty, !theirs.isEmpty else { return [] }
        return (common(ours, absentFrom: theirs) + common(theirs, absentFrom: ours)).sorted()
    }

    private static func common(_ series: [SeriesSnapshot], absentFrom others: [SeriesSnapshot]) -> [String] {
        guard let first = series.first?.labels else { return [] }
        return first.filter { label in
            series.allSatisfy { $0.labels[label.name].map { $0.utf8.elementsEqual(label.value.utf8) } ?? false }
                && others.allSatisfy { $0.labels[label.name] == nil }
        }.map(\.name)
    }
}
