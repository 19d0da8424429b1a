/// What lies behind a cell's character.
package enum Backdrop: UInt8, Hashable, Sendable {
    case page
    /// The header, the footer, a table's head.
    case bar
    case selection
}
