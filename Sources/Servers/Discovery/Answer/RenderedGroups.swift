import Prometheus

/// Some of the target groups, as they go out. Of many thousands, those that did not change are not rendered again.
struct RenderedGroups: Sendable {
    /// JSON, without the brackets around it.
    let json: [UInt8]
    let groups: Int
    let targets: Int
    /// Of the JSON.
    let fingerprint: Fingerprint

    init(_ groups: [TargetGroup] = []) {
        json = Array(TargetGroupsWriter.elements(groups).utf8)
        self.groups = groups.count
        targets = groups.reduce(0) { $0 + $1.targets.count }
        fingerprint = Fingerprint(of: json)
    }
}
