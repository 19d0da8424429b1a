/// What in a document is not as a list of target groups has it. The list is refused as a whole.
package struct TargetGroupFault: Error, Hashable {
    package enum Expected: Hashable, Sendable {
        case groups
        /// A map with `targets` and `labels`.
        case group
        /// `targets` or `labels`.
        case key
        case targets
        /// `host:port`.
        case target
        case labels
        case labelName
        /// A name that does not stand in this map already.
        case newLabelName
        case labelValue(of: String)
        /// A map, as the value of YAML's `<<`.
        case mergedMap
    }

    package var expected: Expected
    package var found: DocumentNode.Kind
    package var place: TextPlace
    /// The group's number, from 1; nil outside of the groups.
    package var group: Int?

    init(_ expected: Expected, _ node: DocumentNode, group: Int? = nil) {
        self.expected = expected
        found = node.kind
        place = node.place
        self.group = group
    }
}
