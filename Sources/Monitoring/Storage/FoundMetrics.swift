/// The answer to a search: the metrics of which at least one series was found.
package struct FoundMetrics: Hashable, Sendable {
    package var search: LabelSearch
    package var names: Set<String>

    package init(search: LabelSearch, names: Set<String>) {
        self.search = search
        self.names = names
    }
}
