/// A labelled row of a value axis.
package struct ValueTick: Equatable, Sendable {
    package var row: Int
    package var label: String

    package init(row: Int, label: String) {
        self.row = row
        self.label = label
    }
}
