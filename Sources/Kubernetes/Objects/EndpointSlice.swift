/// Some of the endpoints of a service.
package struct EndpointSlice: KubernetesObject {
    package static let resource = Resource(group: "discovery.k8s.io", version: "v1", plural: "endpointslices")
    /// The label that names the service.
    package static let serviceLabel = "kubernetes.io/service-name"

    package struct Port: Decodable, Sendable, Hashable {
        /// That of the service's port.
        package let name: String
        /// On the endpoint itself. Nil stands for any port.
        package let number: Int?

        private enum CodingKeys: CodingKey {
            case name, port
        }

        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            name = fields.lenient(String.self, .name) ?? ""
            number = fields.lenient(Int.self, .port)
        }
    }

    package let metadata: ObjectMeta
    package let hasReadyEndpoint: Bool
    package let ports: [Port]

    /// Nil for a slice of no service.
    package var service: ObjectName? {
        metadata.labels[Self.serviceLabel].map { ObjectName(metadata.name.namespace, $0) }
    }

    private struct Endpoint: Decodable {
        struct Conditions: Decodable {
            let ready: Bool?
        }

        let addresses: [String]?
        let conditions: Conditions?

        /// The API: what is not said counts as ready. An endpoint that is ending is not, unless its service publishes
        /// the addresses of pods that are not ready, and then that is what its owner wants.
        var isReady: Bool { addresses?.isEmpty == false && conditions?.ready != false }
    }

    private enum CodingKeys: CodingKey {
        case metadata, addressType, endpoints, ports
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        metadata = try fields.decode(ObjectMeta.self, forKey: .metadata)
        // Slices of type FQDN have a meaning only for whoever made them: no service routes to one.
        let isRouted = ["IPv4", "IPv6"].contains(fields.lenient(String.self, .addressType))
        let endpoints = isRouted ? fields.lenient([Endpoint].self, .endpoints) ?? [] : []
        hasReadyEndpoint = endpoints.contains { $0.isReady }
        ports = fields.lenient([Port].self, .ports) ?? []
    }
}
