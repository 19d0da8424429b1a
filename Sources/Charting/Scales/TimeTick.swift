/// A labelled column of a time axis.
package struct TimeTick: Equatable, Sendable {
    package var column: Int
    package var label: String

    package init(column: Int, label: String) {
        self.column = column
        self.label = label
    }
}
