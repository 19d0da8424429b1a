package import Prometheus

/// Our samples held against those that a Prometheus server stored for the same series.
///
/// Both scrape, but at different instants, and a value that moves has moved in between. So each difference is given twice:
/// as the samples stand, and with the server's value brought to the moment of ours.
package struct Comparison: Sendable, Hashable {
    /// Sorted by labels.
    package var series: [SeriesComparison]
    /// Series of ours that the server does not have.
    package var missing: [Labels]
    /// Series of the server's that we do not have.
    package var extra: [Labels]
    /// Labels that several series on one side share once the ignored ones are left out, so that none can be paired.
    package var ambiguous: [Labels]
    /// Series that only one side has, or has seen near enough to the other, and that were gone within two intervals, such as
    /// those of a process that soon ended: the other may never have seen them.
    package var brief: [Labels] = []
    /// What the server warned of: its part may be incomplete.
    package var warnings: [String] = []
    /// Names of labels that were left out of the pairing.
    package var ignoredLabels: [String]

    /// Series that each scrape has of its own, since they tell of the scrape and not of the target.
    static let ofTheScrape = ["scrape_duration_seconds", "scrape_series_added"]

    package init(
        series: [SeriesComparison] = [],
        missing: [Labels] = [],
        extra: [Labels] = [],
        ambiguous: [Labels] = [],
        ignoredLabels: [String] = []
    ) {
        self.series = series
        self.missing = missing
        self.extra = extra
        self.ambiguous = ambiguous
        self.ignoredLabels = ignoredLabels
    }

    /// What differs by less is put down to the time between two scrapes, unless somebody says otherwise.
    package static let defaultTolerance = 0.05

    /// The largest difference of all series as the samples stand.
    package var largest: SampleDifference? { Self.largest(series.compactMap(\.largest)) }
    /// The largest difference of all series with the time between the two scrapes allowed for.
    package var largestAligned: SampleDifference? { Self.largest(series.compactMap(\.largestAligned)) }

    private static func largest(_ differences: [SampleDifference]) -> SampleDifference? {
        differences.max { $0.relative < $1.relative }
    }
}
