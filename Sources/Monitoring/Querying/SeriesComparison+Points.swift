package import Prometheus

extension SeriesComparison {
    /// - Parameters:
    ///   - ours: In order of time, staleness markers among them; so are `theirs`.
    ///   - nearness: Milliseconds between two samples that may still be taken for the same. Half of the scrape interval is
    ///     right: what is farther away is nearer to a neighbour.
    package init(labels: Labels, ours: [Point], theirs: [Point], nearness: Int64) {
        self.init(labels: labels)
        let (ours, theirs) = (ours.filter { !$0.isStale }, theirs)
        let samples = theirs.filter { !$0.isStale }
        guard let first = samples.first?.time, let last = samples.last?.time else { return }
        var position = 0
        var aligned: [SampleDifference] = []
        for point in ours {
            // The server's first sample that is not before ours.
            while position < samples.count, samples[position].time < point.time { position += 1 }
            let after = position < samples.count ? samples[position] : nil
            let before = position > 0 ? samples[position - 1] : nil
            guard let nearest = Self.nearest(to: point, before, after),
                abs(nearest.time - point.time) <= nearness
            else {
                if point.time >= first, point.time <= last { onlyOurs += 1 }
                continue
            }
            compared += 1
            let delay = nearest.time - point.time
            Self.note(
                SampleDifference(time: point.time, ours: point.value, theirs: nearest.value, delay: delay), in: &largest
            )
            if let value = Self.value(like: point, before, after, nearness: nearness) {
                aligned.append(SampleDifference(time: point.time, ours: point.value, theirs: value))
            }
        }
        for difference in aligned { Self.note(difference, in: &largestAligned) }
        if aligned.count > 2 {
            usualAligned = aligned.sorted { $0.absolute > $1.absolute }[max(1, aligned.count / 4)]
            unrest = max(Self.unrest(of: ours), Self.unrest(of: samples))
        }
        onlyTheirs = Self.lonely(samples, among: ours, nearness: nearness)
    }

    private static func nearest(to point: Point, _ before: Point?, _ after: Point?) -> Point? {
        guard let before else { return after }
        guard let after else { return before }
        return after.time - point.time <= point.time - before.time ? after : before
    }

    /// What the server would have seen at our moment. A value that moves smoothly is on the line from one sample to the
    /// next; one that jumps is still at the first or already at the second. The nearest of the three counts.
    ///
    /// Nothing is said across a gap.
    private static func value(like ours: Point, _ before: Point?, _ after: Point?, nearness: Int64) -> Double? {
        if let after, after.time == ours.time { return after.value }
        guard let before, let after else { return nil }
        // Neighbours lie an interval apart, which is two nearnesses; half as much again is a gap.
        guard after.time - before.time <= 3 * nearness else { return nil }
        let part = Double(ours.time - before.time) / Double(after.time - before.time)
        let drawn = before.value * (1 - part) + after.value * part
        let candidates = [drawn, before.value, after.value]
        return candidates.min { distance(ours.value, $0) < distance(ours.value, $1) }
    }

    private static func distance(_ ours: Double, _ theirs: Double) -> Double {
        SampleDifference(time: 0, ours: ours, theirs: theirs).absolute
    }

    private static func note(_ difference: SampleDifference, in largest: inout SampleDifference?) {
        if let known = largest, known.absolute >= difference.absolute { return }
        largest = difference
    }

    /// How many samples, within the time of the others, have none of those near.
    private static func lonely(_ samples: [Point], among others: [Point], nearness: Int64) -> Int {
        guard let first = others.first?.time, let last = others.last?.time else { return 0 }
        var position = 0
        return samples.count { sample in
            guard sample.time >= first, sample.time <= last else { return false }
            while position < others.count, others[position].time < sample.time - nearness { position += 1 }
            return position == others.count || others[position].time > sample.time + nearness
        }
    }
}
