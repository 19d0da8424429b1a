/// The targets page: what is searched for, which row is selected, and which are open.
package struct TargetsState: Sendable {
    package var filter = Filter()
    /// Among those that the filter lets through, the dropped ones after the active ones.
    package var selected = 0 { didSet { scroll = 0 } }
    /// Lines by which an open one is scrolled that is longer than the page, and how many there can be.
    package var scroll = 0
    package var overflow = 0
    package var open: Set<TargetIdentity> = []
}
