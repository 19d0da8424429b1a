/// One line of a watch.
enum WatchEvent<Object: KubernetesObject>: Decodable {
    /// ADDED or MODIFIED.
    case applied(Object)
    case deleted(Object)
    /// Nothing but a newer version; empty where there is none.
    case bookmark(version: String)
    case error(APIStatus)
    /// A type that does not exist yet.
    case unknown

    private struct Bare: Decodable {
        let metadata: ObjectMeta
    }

    private enum CodingKeys: CodingKey {
        case type, object
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(String.self, forKey: .type) {
        case "ADDED", "MODIFIED": self = .applied(try fields.decode(Object.self, forKey: .object))
        case "DELETED": self = .deleted(try fields.decode(Object.self, forKey: .object))
        case "BOOKMARK": self = .bookmark(version: fields.lenient(Bare.self, .object)?.metadata.resourceVersion ?? "")
        case "ERROR": self = .error(try fields.decode(APIStatus.self, forKey: .object))
        default: self = .unknown
        }
    }
}
