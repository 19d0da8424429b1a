import Prometheus

extension SeriesComparison {
    /// Whether the two sides do not agree.
    ///
    /// Two scrapers never see the same moment. A gauge that jumps, such as a queue's length, is another one for each of them,
    /// and neither is wrong. So what is farther apart than `tolerance` counts only where it is so again and again, and beyond
    /// what the series jumps by itself. Of `up` every difference counts: it is what the scrapers saw, and not the target's.
    ///
    /// - Parameter tolerance: relative to the larger value.
    package func isApart(_ tolerance: Double) -> Bool {
        guard let largestAligned, largestAligned.relative > tolerance else { return false }
        guard let usualAligned, labels["__name__"] != "up" else { return true }
        let allowed = tolerance * max(abs(usualAligned.ours), abs(usualAligned.theirs)) + unrest
        return usualAligned.relative > tolerance && usualAligned.absolute > allowed
    }

    /// Whether values that are farther apart than `tolerance` only show that the series jumps.
    package func isRestless(_ tolerance: Double) -> Bool {
        guard let largestAligned, largestAligned.relative > tolerance else { return false }
        return !isApart(tolerance)
    }

    /// How far samples lie from the line between their neighbours, at most.
    static func unrest(of samples: [Point]) -> Double {
        guard samples.count > 2 else { return 0 }
        return samples.indices.dropFirst().dropLast().reduce(0) { most, index in
            let (before, point, after) = (samples[index - 1], samples[index], samples[index + 1])
            let part = Double(point.time - before.time) / Double(max(1, after.time - before.time))
            let distance = abs(point.value - (before.value * (1 - part) + after.value * part))
            return distance.isFinite ? max(most, distance) : most
        }
    }
}
