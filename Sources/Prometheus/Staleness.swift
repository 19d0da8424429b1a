/// What Prometheus writes where a series ends: one particular NaN, apart from the NaN that a target may send.
package enum Staleness {
    /// `0x7ff0000000000002`, from Prometheus's `model/value`.
    package static let marker = Double(bitPattern: 0x7ff0_0000_0000_0002)

    package static func isMarker(_ value: Double) -> Bool {
        value.bitPattern == 0x7ff0_0000_0000_0002
    }
}
