import Glibc

extension UsableSamples {
    /// Why they are no wave, where none explains more of them than `determination`.
    func noWave(determination: Double = 0) -> NoSine {
        alternates ? .undersampled : .notASine(determination: determination)
    }

    /// Whether each sample lies across the mean from its neighbours, and about as far from it: two samples a period show
    /// that there is a wave, and nothing of how far it swings.
    private var alternates: Bool {
        guard count > 5 else { return false }
        let mean = values.reduce(0) { $0 + $1 / Double(count) }
        var (squares, products, before) = (0.0, 0.0, values[0] - mean)
        for value in values.dropFirst() {
            let distance = value - mean
            squares += distance * distance
            products += distance * before
            before = distance
        }
        return products < -0.9 * squares
    }
}

extension SineRegression {
    /// Parts of half a period.
    private static let parts = 64
    /// So many parts in a row without a sample leave the crest unseen.
    private static let unseen = 48

    /// Whether the samples meet a wave of angular frequency `omega` at phases that are far enough apart to tell its
    /// amplitude, whatever the equations say: those hold the times of the samples to be exact. A crest and a trough are
    /// one phase here.
    func showsSwing(_ omega: Double) -> Bool {
        // With four samples in a period there is nothing to fear.
        guard let first = times.first, let last = times.last, count > 1,
            2 * .pi / omega * Double(count - 1) < 4 * (last - first)
        else { return true }
        var seen: UInt64 = 0
        for time in times {
            let turns = omega * time / .pi
            seen |= 1 << UInt64((turns - turns.rounded(.down)) * Double(Self.parts - 1))
        }
        // The longest run of parts unseen, around the end.
        var (run, longest) = (0, 0)
        for part in 0..<2 * Self.parts {
            run = seen >> UInt64(part % Self.parts) & 1 == 0 ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest < Self.unseen
    }
}
