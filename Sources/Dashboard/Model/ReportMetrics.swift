/// What Prometheus adds to each scrape by itself.
enum ReportMetrics {
    static let names: Set<String> = [
        "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
        "scrape_series_added",
    ]
}
