/// What a value axis has to show.
package enum ValueMode: String, CaseIterable, Sendable {
    /// The samples and the bands.
    case automatic
    /// The same and zero.
    case fromZero
    /// The bands alone, whatever the samples are; the samples where there is no band.
    case band

    /// The next one, for a key that goes through them.
    package var next: ValueMode {
        switch self {
        case .automatic: .fromZero
        case .fromZero: .band
        case .band: .automatic
        }
    }
}
