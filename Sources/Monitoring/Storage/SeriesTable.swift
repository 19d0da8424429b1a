import Prometheus

/// All series and their points: the store's contents, without its lock.
struct SeriesTable {
    let limits: StorageLimits
    let retention: Int64
    /// By slot.
    var series: ContiguousArray<Series> = []
    /// Tells the series of a slot from an earlier one; 0 where the slot is free.
    var generations: [UInt32] = []
    var free: [UInt32] = []
    var generation: UInt32 = 0
    var index = SeriesIndex()
    var metadata: [String: MetricMetadata] = [:]
    var bytes = 0
    var refused = 0
    var shortenedTo: Int64?
    /// Milliseconds since 1970.
    var nextCleaning = Int64.min
    var lastCleaning: Int64 = 0

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
        for (place, sample) in samples.enumerated() {
            guard sample.time >= oldest else {
                result.outOfBounds += 1
                result.unstored.append(Int32(place))
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
                        result.unstored.append(Int32(place))
                    }
                    continue
                }
                slot = Int(found)
                references[position] = SeriesReference(slot: found, generation: generations[slot])
            }
            switch series[slot].append(time: sample.time, value: sample.value, grown: &grown) {
            case .stored: continue
            case .repeated: break
            case .duplicate:
                result.duplicates += 1
                result.rejected.append(place)
            case .outOfOrder:
                result.outOfOrder += 1
                result.rejected.append(place)
            }
            result.unstored.append(Int32(place))
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
