import Prometheus

/// The series that Prometheus adds about each scrape.
enum ReportSeries: Int, CaseIterable {
    case up, duration, scraped, relabelled, added
    /// Those of `extra_scrape_metrics`.
    case timeout, sampleLimit, bodySize

    /// Those that every scrape has.
    static let usual: [ReportSeries] = [.up, .duration, .scraped, .relabelled, .added]

    var name: String {
        switch self {
        case .up: "up"
        case .duration: "scrape_duration_seconds"
        case .scraped: "scrape_samples_scraped"
        case .relabelled: "scrape_samples_post_metric_relabeling"
        case .added: "scrape_series_added"
        case .timeout: "scrape_timeout_seconds"
        case .sampleLimit: "scrape_sample_limit"
        case .bodySize: "scrape_body_size_bytes"
        }
    }

    /// The target's labels but one, as Prometheus has it: setting a label clears the place that an exposed one of that
    /// name would go to, and there a target's own label is lost that was set before (`exported_job` before `job`).
    func labels(of target: Labels) -> Labels {
        var labels = LabelsBuilder(target)
        for label in target {
            let exported = "exported_" + label.name
            if exported.utf8.lexicographicallyPrecedes(label.name.utf8) { labels[exported] = nil }
        }
        labels["__name__"] = name
        return labels.labels
    }
}
