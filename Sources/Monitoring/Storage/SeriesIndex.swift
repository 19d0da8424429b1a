import Prometheus

/// Finds series by their labels, and by their metric's name.
struct SeriesIndex {
    /// Labels that hash as one run of bytes.
    private struct Key: Hashable {
        let labels: Labels

        static func == (a: Key, b: Key) -> Bool { a.labels.bytes == b.labels.bytes }

        func hash(into hasher: inout Hasher) {
            labels.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    private struct Metric {
        var slots: [UInt32] = []
        var isSorted = true
    }

    private var slots: [Key: UInt32] = [:]
    private var metrics: [String: Metric] = [:]

    var names: [String] { Array(metrics.keys) }

    /// How many series each metric has.
    var counts: [(name: String, series: Int)] { metrics.map { ($0.key, $0.value.slots.count) } }

    func slot(of labels: Labels) -> UInt32? { slots[Key(labels: labels)] }

    mutating func insert(_ labels: Labels, slot: UInt32) {
        slots[Key(labels: labels)] = slot
        let name = labels["__name__"] ?? ""
        metrics[name, default: Metric()].slots.append(slot)
        metrics[name]?.isSorted = false
    }

    mutating func remove(_ removed: [(labels: Labels, slot: UInt32)]) {
        var byName: [String: Set<UInt32>] = [:]
        for (labels, slot) in removed {
            slots[Key(labels: labels)] = nil
            byName[labels["__name__"] ?? "", default: []].insert(slot)
        }
        for (name, gone) in byName {
            metrics[name]?.slots.removeAll { gone.contains($0) }
            if metrics[name]?.slots.isEmpty == true { metrics[name] = nil }
        }
    }

    /// The slots of a metric's series, in order of their labels.
    mutating func slots(named name: String, labels: (UInt32) -> Labels) -> [UInt32] {
        guard var metric = metrics[name] else { return [] }
        if !metric.isSorted {
            metrics[name] = nil
            metric.slots.sort { labels($0).precedes(labels($1)) }
            metric.isSorted = true
            metrics[name] = metric
        }
        return metric.slots
    }
}
