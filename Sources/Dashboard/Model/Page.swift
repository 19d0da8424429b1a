/// What fills the screen.
package enum Page: Hashable, Sendable {
    case charts
    case targets
}
