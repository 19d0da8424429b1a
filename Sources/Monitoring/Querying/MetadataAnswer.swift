import Prometheus

/// Reads `/api/v1/metadata`.
enum MetadataAnswer {
    static func read(_ data: JSONValue) throws(QueryError) -> [String: MetricMetadata] {
        guard case .object(let members) = data else { throw .malformed("data is \(data.kind), not an object") }
        var metadata: [String: MetricMetadata] = [:]
        for member in members {
            guard let first = member.value.elements?.first else { continue }
            metadata[member.name] = MetricMetadata(
                type: first["type"]?.text.flatMap(MetricType.init) ?? .unknown,
                help: first["help"]?.text ?? "",
                unit: first["unit"]?.text ?? ""
            )
        }
        return metadata
    }
}
