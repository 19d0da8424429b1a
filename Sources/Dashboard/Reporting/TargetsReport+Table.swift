import Monitoring
import Prometheus

extension TargetsReport {
    /// A row for each target, the dropped ones last.
    func table(isWide: Bool) -> String {
        var table = TextTable(
            ["STATE", "JOB", "INSTANCE", "URL", "LABELS", "LAST ERROR"] + (isWide ? ["SCRAPE", "DISCOVERED"] : []))
        for target in active {
            let took = target.lastScrapeDuration.map(Words.measured) ?? "–"
            table.rows.append(
                [
                    target.health.rawValue, target.job, target.labels["instance"] ?? "–", target.url,
                    Self.others(target.labels, job: target.job), target.lastError ?? "–",
                ] + (isWide ? [took, "\(target.discoveredLabels)"] : []))
        }
        for target in dropped {
            table.rows.append(
                [
                    "dropped", target.job, target.discoveredLabels["__address__"] ?? "–", "–", "–", reason(target),
                ] + (isWide ? ["–", "\(target.discoveredLabels)"] : []))
        }
        return table.text
    }

    /// Without those that have columns of their own.
    private static func others(_ labels: Labels, job: String) -> String {
        let rest = labels.filter { $0.name != "instance" && !($0.name == "job" && $0.value == job) }
        return rest.isEmpty ? "–" : "\(rest)"
    }
}
