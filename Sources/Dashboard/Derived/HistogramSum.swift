package import Charting

/// Several histograms as one, as `sum by (le)` makes it: what a heatmap shows.
package struct HistogramSum {
    /// Of the first histogram; those with other buckets are left out.
    package let bounds: [Double]
    /// Of each bucket alone, in order of time.
    package let samples: [HeatmapSample]

    package init(_ histograms: [HistogramSeries]) {
        bounds = histograms.first?.bounds ?? []
        var samples: [HeatmapSample] = []
        for histogram in histograms where histogram.bounds == bounds {
            for moment in histogram.moments {
                guard let buckets = moment.buckets, buckets.bounds == bounds else { continue }
                samples.append(HeatmapSample(time: moment.time, counts: buckets.parts))
            }
        }
        self.samples = samples.sorted { $0.time < $1.time }
    }
}
