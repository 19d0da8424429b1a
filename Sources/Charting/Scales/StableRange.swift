/// A range of values for an axis that does not jump: it grows at once, and shrinks only when there has been room for a
/// while. A value; give it each new range of the data together with the time.
package struct StableRange: Equatable, Sendable {
    /// What to show; nil before the first data.
    package private(set) var current: ClosedRange<Double>?
    /// Milliseconds for which there must have been room before it shrinks.
    package var patience: Int64
    /// Room is when the data need less than this part of the range.
    private static let roomy = 0.75

    private var roomSince: Int64?
    /// All that was needed since there was room.
    private var neededSince: ClosedRange<Double>?

    package init(patience: Int64 = 15_000) {
        self.patience = patience
    }

    /// `needed` is nil when there are no data, which changes nothing.
    package mutating func update(needed: ClosedRange<Double>?, at time: Int64) {
        guard let needed, needed.lowerBound.isFinite, needed.upperBound.isFinite else { return }
        guard let shown = current else {
            current = needed
            return
        }
        if needed.lowerBound < shown.lowerBound || needed.upperBound > shown.upperBound {
            current = StableRange.union(shown, needed)
            forgetRoom()
            return
        }
        let span = shown.upperBound / 2 - shown.lowerBound / 2
        let need = needed.upperBound / 2 - needed.lowerBound / 2
        guard need < span * StableRange.roomy else {
            forgetRoom()
            return
        }
        let since = roomSince ?? time
        let all = neededSince.map { StableRange.union($0, needed) } ?? needed
        if time - since >= patience {
            current = all
            forgetRoom()
        } else {
            roomSince = since
            neededSince = all
        }
    }

    /// The next data decide alone, as after a change of what is shown.
    package mutating func reset() {
        current = nil
        forgetRoom()
    }

    private mutating func forgetRoom() {
        roomSince = nil
        neededSince = nil
    }

    private static func union(_ one: ClosedRange<Double>, _ other: ClosedRange<Double>) -> ClosedRange<Double> {
        min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
    }
}
