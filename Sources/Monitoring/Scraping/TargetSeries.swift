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
    /// Which of the samples made their series count as added.
    var additions: [Int] = []
    /// Samples of the scrape at hand that were too far ahead, or too old.
    private(set) var outOfBounds = 0
    /// Nil for a series that metric relabelling drops.
    var labels: [Labels?] = []
    /// The number of the scrape that had a series last.
    var lastSeen: [UInt32] = []
    /// Which series the last scrape had with timestamps of their own, and so does not follow.
    var hasOwnTime: [Bool] = []
    /// Which series go on, so that a marker ends them when they are missing. Those with timestamps of their own have none,
    /// unless `track_timestamps_staleness` is set.
    var isOpen: [Bool] = []
    /// Numbers that are free again.
    var free: [UInt32] = []
    /// Numbers that the scrape at hand gave, by the hash of the text.
    var new: [Int: UInt32] = [:]
    /// Hashes of texts that have been counted as added since the last good scrape.
    var counted: Set<Int> = []
    /// Series that no scrape has counted as added yet, since the store took none of their samples.
    var uncounted: Set<Int> = []
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
        additions = []
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
        var reader = ScrapeReader(body, format: format, cache: texts, isStrict: rules.openMetrics == .strict)
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
            // Prometheus follows a series that has a sample without one, be it one of several.
            hasOwnTime[number] =
                own != nil && !rules.trackTimestampsStaleness && (lastSeen[number] != scrape || hasOwnTime[number])
            lastSeen[number] = scrape
            guard rules.times.contains(own ?? rules.time) else {
                outOfBounds += 1
                if hash != nil { uncounted.insert(number) }
                continue
            }
            if hash.map({ counted.insert($0).inserted }) ?? uncounted.contains(number) {
                counts.added += 1
                additions.append(pending.count)
            }
            pending.append(PendingSample(series: Int32(number), time: own ?? rules.time, value: series.value))
        }
        if rules.limits.samples > 0, counts.relabelled > rules.limits.samples {
            throw .sampleLimit(rules.limits.samples)
        }
        texts = reader.finish()
    }

    /// A series whose first sample the store did not take does not count as added, until it takes one.
    mutating func discount(rejected: [Int]) {
        guard !additions.isEmpty, !rejected.isEmpty || !uncounted.isEmpty else { return }
        let rejected = Set(rejected)
        for place in additions { uncounted.remove(Int(pending[place].series)) }
        let suspects = additions.filter(rejected.contains)
        // As Prometheus: of texts that come to one series in one scrape, the others are only dropped later.
        let wanted = Set(suspects.compactMap { labels[Int(pending[$0].series)] })
        var first: [Labels: Int] = [:]
        for (place, sample) in pending.enumerated() {
            guard let labels = labels[Int(sample.series)], wanted.contains(labels), first[labels] == nil else {
                continue
            }
            first[labels] = place
        }
        let places = Set(first.values)
        for place in suspects where places.contains(place) {
            counts.added -= 1
            uncounted.insert(Int(pending[place].series))
        }
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
        let final = try Self.labels(of: series, &reader, rules.labels)
        if let final { try rules.limits.check(final, names: rules.names) }
        let number = add(final)
        new[hash] = number
        reader.remember(number)
        return (Int(number), hash)
    }

    /// Nil for a series that is dropped.
    private static func labels(
        of series: ExpositionSeries,
        _ reader: inout ScrapeReader,
        _ rules: SampleLabels
    ) throws(ScrapeError) -> Labels? {
        let text = reader.parser.bytes(series.text)
        do {
            return rules.labels(of: try reader.labels(of: series), text: text)
        } catch {
            guard case .duplicateLabel = error.problem, let (exposed, twice) = try? reader.firstLabels(of: series)
            else { throw .exposition(error) }
            let final = rules.labels(of: exposed, text: text)
            guard rules.settle(twice, of: exposed, as: final) else { throw .exposition(error) }
            return final
        }
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
