import Prometheus

/// All series and their points: the store's contents, without its lock.
struct SeriesTable {
    let limits: StorageLimits
    private let retention: Int64
    private var series: [Series?] = []
    private var free: [UInt32] = []
    private var generation: UInt32 = 0
    private var index = SeriesIndex()
    private var metadata: [String: MetricMetadata] = [:]
    private var bytes = 0
    private var refused = 0
    private var shortenedTo: Int64?
    /// Milliseconds since 1970.
    private var nextCleaning = Int64.min
    private var lastCleaning: Int64 = 0

    init(limits: StorageLimits) {
        self.limits = limits
        retention = limits.retention.milliseconds
    }

    var status: StorageStatus {
        StorageStatus(
            series: series.count - free.count,
            bytes: bytes,
            limits: limits,
            shortenedTo: shortenedTo,
            refusedSeries: refused
        )
    }

    /// Stores samples in order. A reference that is none, or that the table has dropped since, is looked up by labels,
    /// and written back.
    mutating func commit(
        _ samples: [PendingSample],
        _ references: inout [SeriesReference],
        now: Int64,
        labels: (Int) -> Labels
    ) -> CommitResult {
        clean(now: now)
        var result = CommitResult()
        var grown = 0
        let oldest = now - retention
        for sample in samples {
            guard sample.time >= oldest else {
                result.outOfBounds += 1
                continue
            }
            let position = Int(sample.series)
            var slot = Int(references[position].slot)
            if slot >= series.count || series[slot]?.generation != references[position].generation {
                let known = labels(position)
                guard let found = index.slot(of: known) else {
                    // Nothing ends that is not there.
                    if Staleness.isMarker(sample.value) { continue }
                    if let new = insert(known, sample) {
                        references[position] = new
                    } else {
                        result.refused += 1
                    }
                    continue
                }
                slot = Int(found)
                references[position] = SeriesReference(slot: found, generation: series[slot]?.generation ?? 0)
            }
            switch series[slot]?.append(time: sample.time, value: sample.value, grown: &grown) {
            case .stored, .repeated, nil: break
            case .duplicate: result.duplicates += 1
            case .outOfOrder: result.outOfOrder += 1
            }
        }
        bytes += grown
        refused += result.refused
        return result
    }

    private mutating func insert(_ labels: Labels, _ sample: PendingSample) -> SeriesReference? {
        guard bytes < limits.bytes else { return nil }
        generation &+= 1
        if generation == 0 { generation = 1 }
        let new = Series(labels: labels, generation: generation, time: sample.time, value: sample.value)
        let slot: UInt32
        if let reused = free.popLast() {
            slot = reused
            series[Int(slot)] = new
        } else {
            slot = UInt32(series.count)
            series.append(new)
        }
        index.insert(labels, slot: slot)
        bytes += new.byteCount
        return SeriesReference(slot: slot, generation: generation)
    }

    mutating func describe(_ descriptions: [String: MetricMetadata]) {
        metadata.merge(descriptions) { _, new in new }
    }
}

extension SeriesTable {
    /// Drops what is older than the retention, once in a while; and more than that when memory runs out.
    private mutating func clean(now: Int64) {
        let isFull = bytes >= limits.bytes
        if isFull { nextCleaning = min(nextCleaning, lastCleaning + 1000) }
        guard now >= nextCleaning else { return }
        lastCleaning = now
        nextCleaning = now + max(retention / 60, 1000)
        drop(before: now - retention)
        if let shortened = shortenedTo, shortened < now - retention { shortenedTo = nil }
        guard isFull else { return }
        // The oldest twentieth of the window at a time, until an eighth of the memory is free again.
        var horizon = shortenedTo ?? now - retention
        while bytes > limits.bytes - limits.bytes / 8, horizon < now {
            horizon += max(retention / 20, 1)
            drop(before: min(horizon, now))
            shortenedTo = min(horizon, now)
        }
    }

    /// Drops closed chunks that end before `time`, and series whose last point is older.
    private mutating func drop(before time: Int64) {
        var removed: [(labels: Labels, slot: UInt32)] = []
        for slot in series.indices {
            guard let lastTime = series[slot]?.lastTime else { continue }
            if lastTime < time, let gone = series[slot] {
                removed.append((gone.labels, UInt32(slot)))
                bytes -= gone.byteCount
                series[slot] = nil
            } else {
                bytes -= series[slot]?.drop(before: time) ?? 0
            }
        }
        guard !removed.isEmpty else { return }
        index.remove(removed)
        free.append(contentsOf: removed.map(\.slot))
    }
}

extension SeriesTable {
    var names: [String] { index.names }

    /// All metrics, in no order.
    var catalogue: [MetricSummary] {
        index.counts.map { name, series in
            let metadata = metadata(of: name)
            return MetricSummary(
                name: name, type: metadata.type, help: metadata.help, unit: metadata.unit, series: series)
        }
    }

    /// The series of some metrics, chunks shared: what a snapshot decodes when the lock is free again.
    mutating func select(_ names: [String]) -> [MetricSelection] {
        var selections: [MetricSelection] = []
        for name in names {
            let series = self.series
            let slots = index.slots(named: name) { series[Int($0)]?.labels ?? [:] }
            guard !slots.isEmpty else { continue }
            selections.append(
                MetricSelection(
                    name: name,
                    metadata: metadata(of: name),
                    series: slots.compactMap { self.series[Int($0)] }
                )
            )
        }
        return selections
    }

    private func metadata(of name: String) -> MetricMetadata {
        for family in MetricFamilyName.candidates(for: name) {
            if let known = metadata[family] { return known }
        }
        return MetricMetadata()
    }
}
