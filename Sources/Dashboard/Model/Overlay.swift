/// What lies over a page.
package enum Overlay: Hashable, Sendable {
    case help
    /// All metrics, to choose from.
    case list
}
