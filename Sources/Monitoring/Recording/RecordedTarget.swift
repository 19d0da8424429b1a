import Prometheus

/// What a recording says of a target beside its samples, as one JSON object.
struct RecordedTarget: Sendable, Hashable {
    var job: String
    var url: String
    var labels: Labels
    var discoveredLabels: Labels
    var interval: Duration
    var timeout: Duration

    init(_ target: Target) {
        job = target.job
        url = target.url
        labels = target.labels
        discoveredLabels = target.discoveredLabels
        interval = target.scrapeInterval
        timeout = target.scrapeTimeout
    }

    /// Of a target that is known by its series alone.
    init(labels: Labels, interval: Duration) {
        job = labels["job"] ?? ""
        url = labels["instance"] ?? ""
        self.labels = labels
        discoveredLabels = [:]
        self.interval = interval
        timeout = min(interval, .seconds(10))
    }

    /// nil for an object that another program wrote.
    init?(_ json: JSONValue) {
        guard let job = json["job"]?.text, let url = json["url"]?.text, let labels = json["labels"]?.labels,
            let discovered = json["discoveredLabels"]?.labels, let interval = json["interval"]?.milliseconds,
            let timeout = json["timeout"]?.milliseconds
        else { return nil }
        self.job = job
        self.url = url
        self.labels = labels
        discoveredLabels = discovered
        self.interval = .milliseconds(interval.clamped)
        self.timeout = .milliseconds(timeout.clamped)
    }

    var members: [JSONValue.Member] {
        [
            ("job", .string(job)),
            ("url", .string(url)),
            ("labels", .labels(labels)),
            ("discoveredLabels", .labels(discoveredLabels)),
            ("interval", .number("\(interval.milliseconds)")),
            ("timeout", .number("\(timeout.milliseconds)")),
        ]
    }
}

extension Int64 {
    /// Milliseconds as an interval may have them: up to the 292 years of `PrometheusDuration`.
    fileprivate var clamped: Int64 { Swift.min(Swift.max(1, self), .max / 1_000_000) }
}

extension JSONValue {
    fileprivate var labels: Labels? {
        guard case .object(let members) = self else { return nil }
        return Labels(members.compactMap { member in member.value.text.map { Label(member.name, $0) } })
    }
}
