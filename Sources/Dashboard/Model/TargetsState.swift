/// The targets page: what is searched for, which row is selected, and which are open.
package struct TargetsState: Sendable {
    package var filter = Filter()
    /// Among those that the filter lets through, the dropped ones after the active ones.
    package var selected = 0
    package var open: Set<TargetIdentity> = []
}
