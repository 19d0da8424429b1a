import Monitoring
import Prometheus

extension View {
    /// Why nothing of a panel is to be drawn.
    private func emptyText(_ panel: Panel) -> String {
        guard panel.isLoaded else {
            if panel.series == 0 { return "no such metric yet" }
            return model.answered.contains(panel.metric) ? "no samples in this window" : ""
        }
        if panel.rows.count > 1, panel.rows.allSatisfy({ model.isHidden($0, of: panel) }) {
            return "all series are hidden; 1 … 9 show them"
        }
        if let error = panel.error ?? panel.warning { return error }
        func isInView(_ time: Int64) -> Bool { time >= model.start && time <= model.end }
        let moments = panel.histograms.lazy.flatMap(\.moments)
        if let buckets = moments.filter({ isInView($0.time) }).compactMap(\.buckets).first {
            let isWhole = buckets.bounds.last == .infinity
            return isWhole ? "nothing was observed in this window" : "no bucket +Inf, and so no quantiles"
        }
        if panel.rows.lazy.flatMap(\.points).contains(where: { isInView($0.time) && !$0.isStale }) {
            return "no finite values in this window"
        }
        if panel.kind.isHistogram, panel.type != .histogram, panel.histograms.isEmpty {
            return "\(panel.metric) is no histogram: it has no buckets with a label le"
        }
        if let error = panel.rows.lazy.compactMap({ $0.target?.lastError }).first { return error }
        let isFresh = panel.rows.contains { row in row.target?.lastScrape.map(isInView) ?? false }
        return panel.kind.isRate && isFresh ? "no rate yet: two samples are needed" : "no samples in this window"
    }

    /// Why there is nothing to draw.
    func emptyText(_ panel: Panel?) -> String {
        let snapshot = shown.snapshot
        if let panel { return emptyText(panel) }
        if !snapshot.catalogue.isEmpty { return "nothing matches the filter; Esc clears it" }
        if let target = snapshot.activeTargets.first(where: { $0.health == .down }) {
            return "no target is up: \(target.lastError ?? "down")"
        }
        if let failed = snapshot.discoveries.first(where: { $0.error != nil })?.error {
            return "no targets yet: \(failed)"
        }
        if snapshot.activeTargets.isEmpty, snapshot.discoveries.contains(where: { $0.lastSuccess != nil }) {
            return "discovery answers, but names no target"
        }
        return "waiting for the first scrape"
    }
}
