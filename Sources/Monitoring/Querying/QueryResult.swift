import Prometheus

/// What an expression evaluates to, in the four shapes of PromQL.
package struct QueryResult: Sendable {
    package enum Value: Sendable {
        /// Of a range query, or of an instant query of a range selector: then with the time at which each was scraped.
        case matrix([SeriesSnapshot])
        /// One point for each series.
        case vector([SeriesSnapshot])
        case scalar(Point)
        case string(String)
    }

    package var value: Value
    /// The server's warnings and infos, and what of the answer could not be read.
    package var warnings: [String]

    /// All series, a scalar as one without labels. In no particular order.
    package var series: [SeriesSnapshot] {
        switch value {
        case .matrix(let series), .vector(let series): series
        case .scalar(let point): [SeriesSnapshot(labels: [:], points: [point])]
        case .string: []
        }
    }
}
