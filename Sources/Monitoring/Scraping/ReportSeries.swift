import Prometheus

/// The series that Prometheus adds about each scrape.
enum ReportSeries: Int, CaseIterable {
    case up, duration, scraped, relabelled, added

    var name: String {
        switch self {
        case .up: "up"
        case .duration: "scrape_duration_seconds"
        case .scraped: "scrape_samples_scraped"
        case .relabelled: "scrape_samples_post_metric_relabeling"
        case .added: "scrape_series_added"
        }
    }

    func labels(of target: Labels) -> Labels { target.setting("__name__", to: name) }
}
