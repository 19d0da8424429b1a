import Monitoring

extension View {
    /// Why there is nothing to draw.
    func emptyText(_ panel: Panel?) -> String {
        let snapshot = shown.snapshot
        if let panel {
            if !panel.isLoaded { return panel.series == 0 ? "no such metric yet" : "" }
            let points = panel.rows.lazy.flatMap(\.points).filter { $0.time >= model.start && $0.time <= model.end }
            if let error = panel.error ?? panel.warning { return error }
            let moments = panel.histograms.lazy.flatMap(\.moments)
            if moments.contains(where: { $0.buckets != nil && $0.time >= model.start && $0.time <= model.end }) {
                return "nothing was observed in this window"
            }
            if points.contains(where: { !$0.isStale }) { return "no finite values in this window" }
            return panel.kind.isRate ? "no rate yet: two samples are needed" : "no samples in this window"
        }
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
