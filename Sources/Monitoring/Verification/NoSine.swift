/// Why there is no sine to speak of.
package enum NoSine: Error, Sendable, Hashable, CustomStringConvertible {
    case tooFewSamples(Int)
    /// All samples have this value.
    case constant(Double)
    /// What has been seen may be a wave, of which it is too small a part to say more.
    case partOfPeriod
    /// The best wave explains only this part of the samples' variance, or a mere bend explains as much.
    case notASine(determination: Double)
    /// The samples stand so far apart that they meet the wave at about the same two phases each time: it may swing wider.
    case undersampled

    package var description: String {
        switch self {
        case .tooFewSamples(let count): "too few samples for a wave: \(count)"
        case .constant(let value): "constant at \(value.shortest)"
        case .partOfPeriod: "less than a period seen"
        case .notASine: "not a sine wave"
        case .undersampled: "samples too far apart for so fast a wave"
        }
    }
}
