/// What every object has.
package struct ObjectMeta: Decodable, Sendable {
    package let name: ObjectName
    package let uid: String
    package let labels: [String: String]
    package let annotations: [String: String]
    /// What controls it: its kind and name.
    package let controller: OwnerReference?
    package let isBeingDeleted: Bool
    let resourceVersion: String

    /// What kubectl keeps for itself: a copy of the whole manifest, which is kilobytes that nobody relabels by, and is
    /// nobody else's business.
    private static let manifest = "kubectl.kubernetes.io/last-applied-configuration"

    private enum CodingKeys: CodingKey {
        case name, namespace, uid, labels, annotations, ownerReferences, deletionTimestamp, resourceVersion
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        // A bookmark has no name.
        name = ObjectName(fields.lenient(String.self, .namespace) ?? "", fields.lenient(String.self, .name) ?? "")
        uid = fields.lenient(String.self, .uid) ?? ""
        labels = fields.lenient([String: String].self, .labels) ?? [:]
        annotations = (fields.lenient([String: String].self, .annotations) ?? [:]).filter { $0.key != Self.manifest }
        controller = fields.lenient([OwnerReference].self, .ownerReferences)?.first { $0.isController }
        isBeingDeleted = fields.lenient(String.self, .deletionTimestamp) != nil
        resourceVersion = fields.lenient(String.self, .resourceVersion) ?? ""
    }
}
