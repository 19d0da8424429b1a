import Prometheus

/// All series and their points: the store's contents, without its lock.
struct SeriesTable {
    let limits: StorageLimits
    private let retention: Int64
    /// By slot.
    private var series: ContiguousArray<Series> = []
    /// Tells the series of a slot from an earlier one; 0 where the slot is free.
    private var generations: [UInt32] = []
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
            let reference = references[position]
            var slot = Int(reference.slot)
            if reference == .none || generations[slot] != reference.generation {
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
                references[position] = SeriesReference(slot: found, generation: generations[slot])
            }
            switch series[slot].append(time: sample.time, value: sample.value, grown: &grown) {
            case .stored, .repeated: break
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
        let new = Series(labels: labels, time: sample.time, value: sample.value)
        let slot: UInt32
        if let reused = free.popLast() {
            slot = reused
            series[Int(slot)] = new
            generations[Int(slot)] = generation
        } else {
            slot = UInt32(series.count)
            series.append(new)
            generations.append(generation)
        }
        index.insert(labels, slot: slot)
        bytes += new.byteCount
        return SeriesReference(slot: slot, generation: generation)
    }

    /// Keeps what is known about metrics; of very many, only of those that have series.
    mutating func describe(_ descriptions: [String: MetricMetadata]) {
        guard !descriptions.isEmpty else { return }
        metadata.merge(descriptions) { _, new in new }
        guard metadata.count > Self.metadataLimit else { return }
        let families = Set(index.names.flatMap(MetricFamilyName.candidates))
        metadata = metadata.filter { families.contains($0.key) }
    }

    private static let metadataLimit = 100_000
}

extension SeriesTable {
    /// Drops what is older than the retention, once in a while; and more than that when memory runs out.
    private mutating func clean(now: Int64) {
        let isFull = bytes >= limits.bytes
        if isFull { nextCleaning = min(nextCleaning, lastCleaning + 1000) }
        guard now >= nextCleaning else { return }
        lastCleaning = now
        nextCleaning = now + max(retention / 60, 1000)
        drop(before: now - retention, seriesBefore: now - retention)
        if let shortened = shortenedTo, shortened < now - retention { shortenedTo = nil }
        guard isFull else { return }
        // The oldest twentieth of the window at a time, until an eighth of the memory is free again.
        var horizon = shortenedTo ?? now - retention
        while bytes > limits.bytes - limits.bytes / 8, horizon < now {
            horizon = min(horizon + max(retention / 20, 1), now)
            drop(before: horizon, seriesBefore: min(horizon, now - Self.lookback))
            shortenedTo = horizon
        }
    }

    /// How long a series without a new point may still be one that goes on, as in Prometheus. Milliseconds.
    private static let lookback: Int64 = 300_000

    /// Drops closed chunks that end before `time`, and series whose last point is older than `seriesTime`.
    private mutating func drop(before time: Int64, seriesBefore seriesTime: Int64) {
        var removed: [(labels: Labels, slot: UInt32)] = []
        for slot in series.indices where generations[slot] != 0 {
            guard series[slot].lastTime < seriesTime else {
                bytes -= series[slot].drop(before: time)
                continue
            }
            removed.append((series[slot].labels, UInt32(slot)))
            bytes -= series[slot].byteCount
            series[slot] = Series(labels: [:], time: 0, value: 0)
            generations[slot] = 0
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
            let slots = index.slots(named: name) { series[Int($0)].labels }
            guard !slots.isEmpty else { continue }
            selections.append(
                MetricSelection(
                    name: name,
                    metadata: metadata(of: name),
                    series: slots.map { self.series[Int($0)] }
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
