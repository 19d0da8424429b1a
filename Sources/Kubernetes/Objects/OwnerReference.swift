/// What an object belongs to, as a pod to its ReplicaSet.
package struct OwnerReference: Decodable, Sendable, Hashable {
    package let kind: String
    package let name: String
    let isController: Bool

    private enum CodingKeys: String, CodingKey {
        case kind, name
        case isController = "controller"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        kind = try fields.decode(String.self, forKey: .kind)
        name = try fields.decode(String.self, forKey: .name)
        isController = fields.lenient(Bool.self, .isController) ?? false
    }
}
