import Prometheus

/// The series of one target: what its texts mean, where they stand in the store, and which of them the last scrape had.
/// From a body it makes the samples that the store gets, staleness markers among them.
///
/// A series has a number for as long as scrape after scrape brings it. The first numbers are the report series.
struct TargetSeries {
    /// The samples of the scrape at hand.
    var pending: [PendingSample] = []
    /// Where each series stands.
    var references: [SeriesReference] = []
    private(set) var counts = ScrapeCounts()
    /// Samples of the scrape at hand that were too far ahead, or too old.
    private(set) var outOfBounds = 0
    /// Nil for a series that metric relabelling drops.
    var labels: [Labels?] = []
    /// The number of the scrape that had a series last.
    var lastSeen: [UInt32] = []
    /// Which series the last scrape had with timestamps of their own.
    var hasOwnTime: [Bool] = []
    /// Which series go on, so that a marker ends them when they are missing. Those with timestamps of their own have none.
    var isOpen: [Bool] = []
    /// Numbers that are free again.
    var free: [UInt32] = []
    /// Numbers that the scrape at hand gave, by the hash of the text.
    var new: [Int: UInt32] = [:]
    /// Hashes of texts that have been counted as added since the last good scrape.
    var counted: Set<Int> = []
    private var texts = ScrapeCache()
    private var metadata = MetadataReader()
    var scrape: UInt32 = 0
    let reportCount = ReportSeries.allCases.count
    /// A target whose series are always new, and whose scrapes always fail, does not fill the memory.
    static let countedLimit = 100_000

    init(target: Labels) {
        for series in ReportSeries.allCases { _ = add(series.labels(of: target)) }
    }

    /// What the body newly said about metrics.
    var newMetadata: [String: MetricMetadata] { metadata.changed }

    func labels(of series: Int) -> Labels { labels[series] ?? [:] }

    /// Forgets what texts mean, so that new rules apply to all of them; still knows which series have to end.
    mutating func forgetTexts() { texts = ScrapeCache() }

    /// Starts on a new scrape.
    mutating func begin() {
        scrape &+= 1
        counts = ScrapeCounts()
        outOfBounds = 0
        pending.removeAll(keepingCapacity: true)
        metadata.reset()
        new = [:]
    }

    mutating func read(
        _ body: UnsafeRawBufferPointer,
        format: ExpositionFormat,
        _ rules: BodyRules
    ) throws(ScrapeError) {
        var reader = ScrapeReader(body, format: format, cache: texts)
        while let entry = try Self.next(&reader) {
            guard case .series(let series) = entry else {
                metadata.read(entry, reader.parser)
                continue
            }
            counts.scraped += 1
            let (number, hash) = try number(of: series, &reader, rules)
            guard labels[number] != nil else {
                lastSeen[number] = scrape
                continue
            }
            counts.relabelled += 1
            guard rules.limits.samples == 0 || counts.relabelled <= rules.limits.samples else { continue }
            let own = rules.honorTimestamps ? series.timestamp : nil
            hasOwnTime[number] = own != nil
            lastSeen[number] = scrape
            guard rules.times.contains(own ?? rules.time) else {
                outOfBounds += 1
                continue
            }
            if let hash, counted.insert(hash).inserted { counts.added += 1 }
            pending.append(PendingSample(series: Int32(number), time: own ?? rules.time, value: series.value))
        }
        if rules.limits.samples > 0, counts.relabelled > rules.limits.samples {
            throw .sampleLimit(rules.limits.samples)
        }
        texts = reader.finish()
    }

    private static func next(_ reader: inout ScrapeReader) throws(ScrapeError) -> ExpositionEntry? {
        do {
            return try reader.next()
        } catch {
            throw .exposition(error)
        }
    }

    /// The number of a series, and the hash of its text where this scrape brings it for the first time.
    private mutating func number(
        of series: ExpositionSeries,
        _ reader: inout ScrapeReader,
        _ rules: BodyRules
    ) throws(ScrapeError) -> (number: Int, new: Int?) {
        if let known = series.id { return (Int(known), nil) }
        let text = reader.parser.bytes(series.text)
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(text))
        let hash = hasher.finalize()
        if let again = new[hash] {
            reader.remember(again)
            return (Int(again), hash)
        }
        let exposed: Labels
        do {
            exposed = try reader.labels(of: series)
        } catch {
            throw .exposition(error)
        }
        let final = rules.labels.labels(of: exposed, text: text)
        if let final { try rules.limits.check(final) }
        let number = add(final)
        new[hash] = number
        reader.remember(number)
        return (Int(number), hash)
    }

    private mutating func add(_ labels: Labels?) -> UInt32 {
        if let number = free.popLast() {
            self.labels[Int(number)] = labels
            references[Int(number)] = .none
            lastSeen[Int(number)] = 0
            return number
        }
        self.labels.append(labels)
        references.append(.none)
        lastSeen.append(0)
        hasOwnTime.append(false)
        isOpen.append(false)
        return UInt32(references.count - 1)
    }
}
