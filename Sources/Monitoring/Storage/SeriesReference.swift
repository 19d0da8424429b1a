/// Where a series stands in the store; good until the store has dropped the series, which `generation` tells.
package struct SeriesReference: Sendable, Hashable {
    var slot: UInt32
    var generation: UInt32

    /// No series yet. A store never gives out generation 0.
    package static let none = SeriesReference(slot: 0, generation: 0)
}
