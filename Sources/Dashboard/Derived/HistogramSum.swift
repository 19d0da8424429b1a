package import Charting

/// Several histograms as one, as `sum by (le)` makes it: what a heatmap shows.
package struct HistogramSum {
    /// Of the first histogram; those with other buckets are left out.
    package let bounds: [Double]
    /// Of each bucket alone, in order of time.
    package let samples: [HeatmapSample]

    /// What one of the histograms said last; nil where it has ended.
    private typealias Latest = (time: Int64, parts: [Double]?)

    /// One sample for each round of scrapes: histograms that are scraped at different times are summed up once all of them
    /// have had their turn. Of those that are scraped less often the last counts.
    ///
    /// - Parameter maximumGap: milliseconds after which what a histogram said counts no more, if it says nothing else.
    package init(_ histograms: [HistogramSeries], maximumGap: Int64) {
        let bounds = histograms.first?.bounds ?? []
        let alike = histograms.filter { $0.bounds == bounds }
        let moments = alike.indices.flatMap { place in alike[place].moments.map { (moment: $0, place: place) } }
            .sorted { ($0.moment.time, $0.place) < ($1.moment.time, $1.place) }
        var latest = [Latest?](repeating: nil, count: alike.count)
        var round: (number: Int, end: Int64) = (0, 0)
        var rounds = [Int](repeating: -1, count: alike.count)
        var samples: [HeatmapSample] = []
        for (moment, place) in moments {
            if rounds[place] == round.number {
                samples += Self.sum(latest, at: round.end, maximumGap)
                round.number += 1
            }
            rounds[place] = round.number
            round.end = moment.time
            latest[place] = (moment.time, moment.buckets.flatMap { $0.bounds == bounds ? $0.parts : nil })
        }
        samples += Self.sum(latest, at: round.end, maximumGap)
        (self.bounds, self.samples) = (bounds, samples)
    }

    /// None where no histogram is left.
    private static func sum(_ latest: [Latest?], at time: Int64, _ maximumGap: Int64) -> [HeatmapSample] {
        var sum: [Double]?
        for case .some((let last, let parts?)) in latest where time - last <= maximumGap {
            guard var counts = sum else {
                sum = parts
                continue
            }
            for index in counts.indices { counts[index] += parts[index] }
            sum = counts
        }
        return sum.map { [HeatmapSample(time: time, counts: $0)] } ?? []
    }
}
