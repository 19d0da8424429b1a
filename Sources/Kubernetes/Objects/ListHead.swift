/// What a list says beside its items.
struct ListHead: Decodable, Sendable {
    let resourceVersion: String
    /// What the next page is asked for with; nil where there is none.
    let next: String?

    private struct Metadata: Decodable {
        let resourceVersion: String?
        let `continue`: String?
    }

    private enum CodingKeys: CodingKey {
        case metadata
    }

    init(from decoder: any Decoder) throws {
        let metadata = try decoder.container(keyedBy: CodingKeys.self).decode(Metadata.self, forKey: .metadata)
        resourceVersion = metadata.resourceVersion ?? ""
        next = metadata.continue.flatMap { $0.isEmpty ? nil : $0 }
    }
}
