package import Prometheus
import Synchronization

/// The samples of all targets, by series, as long as `StorageLimits` allows. The one place that keeps them.
///
/// Scrapes commit under a lock that is held for microseconds; a snapshot takes the series it wants under the same lock,
/// without a copy of their points, and decodes them after it has let go.
package final class SeriesStore: Sendable {
    package let limits: StorageLimits
    private let table: Mutex<SeriesTable>

    package init(limits: StorageLimits = StorageLimits()) {
        self.limits = limits
        table = Mutex(SeriesTable(limits: limits))
    }

    package var status: StorageStatus { table.withLock { $0.status } }

    /// All metrics, sorted by name.
    package var catalogue: [MetricSummary] {
        table.withLock { $0.catalogue }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// In which metrics a search finds a series. Searching itself keeps no scrape waiting.
    package func found(by search: LabelSearch) -> FoundMetrics {
        let found = table.withLock { $0.labels }.lazy.filter(search.accepts).compactMap { $0["__name__"] }
        return FoundMetrics(search: search, names: Set(found))
    }

    /// Stores samples in order, all of them before any snapshot sees one.
    ///
    /// - Parameters:
    ///   - references: where the series of the samples stand; written back where that was not known.
    ///   - now: milliseconds since 1970; what is older than the retention before it is not kept.
    ///   - labels: the labels of a series, by its index among `references`; asked only for series not yet known.
    ///   - metadata: what is new about metrics.
    ///   - last: samples to store after these, which know what became of them.
    package func commit(
        _ samples: [PendingSample],
        references: inout [SeriesReference],
        now: Int64,
        metadata: [String: MetricMetadata] = [:],
        labels: (Int) -> Labels,
        last: (CommitResult) -> [PendingSample] = { _ in [] }
    ) -> CommitResult {
        table.withLock { table in
            table.describe(metadata)
            var result = table.commit(samples, &references, now: now, labels: labels)
            result.refused += table.commit(last(result), &references, now: now, labels: labels).refused
            return result
        }
    }

    /// The metrics whose names `includes` accepts, sorted by name, with the points that lie in `times`. Series without
    /// a point in it are left out.
    package func metrics(in times: ClosedRange<Int64>, named includes: (String) -> Bool = { _ in true })
        -> [MetricSnapshot]
    {
        let names = table.withLock { $0.names }.filter(includes).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let selections = table.withLock { $0.select(names) }
        return selections.compactMap { selection in
            let series = selection.series.compactMap { series -> SeriesSnapshot? in
                let points = series.points(in: times)
                return points.isEmpty ? nil : SeriesSnapshot(labels: series.labels, points: points)
            }
            guard !series.isEmpty else { return nil }
            return MetricSnapshot(
                name: selection.name,
                type: selection.metadata.type,
                help: selection.metadata.help,
                unit: selection.metadata.unit,
                series: series
            )
        }
    }
}
