import Prometheus

/// What a target's scrapes have taught so far: which series its texts mean and where they stand in the store, and which
/// of them the last scrape had. From a body it makes the samples that the store gets, staleness markers among them.
struct ScrapeCache {
    /// A text that names a series in the target's body.
    private struct Entry {
        /// Nil for one that metric relabelling drops.
        var labels: Labels?
        /// The number of the scrape that had it last.
        var lastSeen: UInt32 = 0
        /// Whether a marker ends it when it is missing. A series with timestamps of its own has none.
        var isTracked = false
    }

    /// The samples of the scrape at hand.
    private(set) var pending: [PendingSample] = []
    /// Where the series of `pending` stand.
    var references: [SeriesReference] = []
    private(set) var counts = ScrapeCounts()
    private var entries: [Entry] = []
    private var free: [Int32] = []
    private var ids: [[UInt8]: Int32] = [:]
    private var scrape: UInt32 = 0
    private var metadata = MetadataReader()
    /// Entries after the last good scrape.
    private var goodCount = 0
    private let reportCount = Int32(ReportSeries.allCases.count)

    init(target: Labels) {
        for series in ReportSeries.allCases {
            entries.append(Entry(labels: series.labels(of: target)))
            references.append(.none)
        }
    }

    /// What the bodies so far newly said about metrics.
    var newMetadata: [String: MetricMetadata] { metadata.changed }

    /// The labels of a series of `pending`.
    func labels(_ index: Int) -> Labels { entries[index].labels ?? [:] }

    /// Forgets what texts mean, so that new rules apply to all of them; still knows which series must end.
    mutating func forgetTexts() { ids.removeAll() }

    /// Starts on a new scrape.
    mutating func begin() {
        scrape &+= 1
        counts = ScrapeCounts()
        pending.removeAll(keepingCapacity: true)
        metadata.reset()
    }

    mutating func add(
        _ body: UnsafeRawBufferPointer,
        format: ExpositionFormat,
        time: Int64,
        latest: Int64,
        settings: ScrapeSettings,
        sampleLabels: SampleLabels
    ) throws(ScrapeError) {
        var parser = ExpositionParser(body, format: format)
        var samples = 0
        var isOverLimit = false
        while let entry = try Self.next(&parser) {
            guard case .series(let series) = entry else {
                metadata.read(entry, parser)
                continue
            }
            counts.scraped += 1
            let id = try self.id(of: series, &parser, settings, sampleLabels)
            guard entries[Int(id)].labels != nil else { continue }
            counts.relabelled += 1
            samples += 1
            if settings.limits.samples > 0, samples > settings.limits.samples {
                isOverLimit = true
                continue
            }
            let own = settings.honorTimestamps ? series.timestamp : nil
            if entries[Int(id)].lastSeen != scrape { entries[Int(id)].isTracked = false }
            if own == nil { entries[Int(id)].isTracked = true }
            entries[Int(id)].lastSeen = scrape
            guard own ?? time <= latest else { continue }
            pending.append(PendingSample(series: id, time: own ?? time, value: series.value))
        }
        if isOverLimit { throw .sampleLimit(settings.limits.samples) }
    }

    private static func next(_ parser: inout ExpositionParser) throws(ScrapeError) -> ExpositionEntry? {
        do {
            return try parser.next()
        } catch {
            throw .exposition(error)
        }
    }

    private mutating func id(
        of series: ExpositionSeries,
        _ parser: inout ExpositionParser,
        _ settings: ScrapeSettings,
        _ sampleLabels: SampleLabels
    ) throws(ScrapeError) -> Int32 {
        let text = Array(parser.bytes(series.text))
        if let known = ids[text] {
            if entries[Int(known)].labels == nil { entries[Int(known)].lastSeen = scrape }
            return known
        }
        let exposed: Labels
        do {
            exposed = try parser.labels(of: series)
        } catch {
            throw .exposition(error)
        }
        let labels = sampleLabels.labels(of: exposed, text: parser.bytes(series.text))
        if let labels {
            try settings.limits.check(labels)
            counts.added += 1
        }
        let entry = Entry(labels: labels, lastSeen: labels == nil ? scrape : 0)
        let id: Int32
        if let reused = free.popLast() {
            id = reused
            entries[Int(id)] = entry
            references[Int(id)] = .none
        } else {
            id = Int32(entries.count)
            entries.append(entry)
            references.append(.none)
        }
        ids[text] = id
        return id
    }
}

extension ScrapeCache {
    /// Ends a scrape that went well: series that it no longer has end at its time, and are forgotten.
    mutating func succeed(time: Int64, isEmpty: Bool) {
        for id in Int(reportCount)..<entries.count where entries[id].lastSeen != scrape {
            guard entries[id].isTracked else { continue }
            pending.append(PendingSample(series: Int32(id), time: time, value: Staleness.marker))
            entries[id].isTracked = false
        }
        // As Prometheus: an empty body may come from a target in trouble, so its texts are kept.
        if !isEmpty { forgetUnseen() }
    }

    /// Ends a scrape that failed: nothing of it counts, and all series end.
    mutating func fail(time: Int64) {
        pending.removeAll(keepingCapacity: true)
        end(time: time)
        if entries.count - free.count > goodCount * 2 + 1000 { forgetUnseen() }
    }

    /// Ends all series of the target.
    mutating func end(time: Int64) {
        for id in Int(reportCount)..<entries.count where entries[id].isTracked {
            pending.append(PendingSample(series: Int32(id), time: time, value: Staleness.marker))
            entries[id].isTracked = false
        }
    }

    mutating func report(_ series: ReportSeries, _ value: Double, time: Int64) {
        pending.append(PendingSample(series: Int32(series.rawValue), time: time, value: value))
    }

    private mutating func forgetUnseen() {
        var gone: Set<Int32> = []
        for id in Int(reportCount)..<entries.count where entries[id].lastSeen != scrape {
            // Its marker may still be pending: the entry is used again only by the next scrape.
            gone.insert(Int32(id))
        }
        goodCount = entries.count - gone.count
        guard gone.count > free.count else { return }
        ids = ids.filter { !gone.contains($0.value) }
        for id in gone { entries[Int(id)].labels = nil }
        free = Array(gone)
    }
}
