package import Prometheus

extension ScrapeConfiguration {
    /// What discovery says about an address, with the defaults of the job where it says nothing.
    package func discoveredLabels(address: String, group: Labels) -> Labels {
        var labels = LabelsBuilder(group)
        labels["__address__"] = address
        let defaults = [
            ("job", jobName), ("__scrape_interval__", "\(PrometheusDuration(scrapeInterval))"),
            ("__scrape_timeout__", "\(PrometheusDuration(scrapeTimeout))"), ("__metrics_path__", metricsPath),
            ("__scheme__", scheme),
        ]
        for (name, value) in defaults where labels[name] == nil { labels[name] = value }
        for (name, values) in parameters {
            guard let first = values.first, labels["__param_" + name] == nil else { continue }
            labels["__param_" + name] = first
        }
        return labels.labels
    }

    /// Relabels a discovered address into a target. The order is Prometheus's: defaults, rules, checks, `__meta_*` away,
    /// `instance`.
    package func target(address: String, group: Labels) -> TargetOutcome {
        let discovered = discoveredLabels(address: address, group: group)
        guard let relabelled = RelabelRule.apply(relabelRules, to: discovered) else {
            return .dropped(discoveredLabels: discovered)
        }
        do throws(TargetError) {
            return .active(try target(discovered: discovered, relabelled: relabelled))
        } catch {
            return .invalid(discoveredLabels: discovered, error)
        }
    }

    private func target(discovered: Labels, relabelled: Labels) throws(TargetError) -> Target {
        guard let address = relabelled["__address__"] else { throw .noAddress }
        guard !address.utf8.contains(UInt8(ascii: "/")) else { throw .addressWithSlash(address) }
        let (interval, timeout) = try Self.times(relabelled)
        var labels = LabelsBuilder(relabelled)
        labels.filter { !$0.name.hasPrefix("__meta_") }
        if labels["instance"] == nil { labels["instance"] = address }
        let all = labels.labels
        labels.filter { !$0.name.hasPrefix("__") }
        return Target(
            job: jobName,
            discoveredLabels: discovered,
            allLabels: all,
            labels: labels.labels,
            url: TargetURL.text(labels: all, parameters: parameters),
            scrapeInterval: interval,
            scrapeTimeout: timeout
        )
    }

    private static func times(_ labels: Labels) throws(TargetError) -> (interval: Duration, timeout: Duration) {
        let intervalText = labels["__scrape_interval__"] ?? ""
        let timeoutText = labels["__scrape_timeout__"] ?? ""
        let interval: Duration
        let timeout: Duration
        do {
            interval = try PrometheusDuration(intervalText).duration
        } catch {
            throw .interval(error.description)
        }
        guard interval > .zero else { throw .zeroInterval }
        do {
            timeout = try PrometheusDuration(timeoutText).duration
        } catch {
            throw .timeout(error.description)
        }
        guard timeout > .zero else { throw .zeroTimeout }
        guard timeout <= interval else { throw .timeoutAboveInterval(timeout: timeoutText, interval: intervalText) }
        return (interval, timeout)
    }
}
