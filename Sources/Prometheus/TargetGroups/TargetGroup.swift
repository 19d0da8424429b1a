/// What service discovery answers: addresses that share labels. The JSON of HTTP and file discovery.
package struct TargetGroup: Sendable, Hashable {
    /// `host:port` each.
    package var targets: [String]
    package var labels: Labels
    /// Where the group came from (a URL, a file with the group's index); becomes no label by itself.
    package var source: String

    package init(targets: [String], labels: Labels = [:], source: String = "") {
        self.targets = targets
        self.labels = labels
        self.source = source
    }
}
