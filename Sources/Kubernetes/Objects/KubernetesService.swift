package struct KubernetesService: KubernetesObject {
    package static let resource = Resource(group: "", version: "v1", plural: "services")

    package struct Port: Decodable, Sendable, Hashable {
        /// Empty where it has none; only the one port of a service may have none.
        package let name: String
        package let number: Int
        /// TCP, UDP or SCTP.
        package let transport: String
        /// The number, or the name, of the pods' port; empty where it is the same.
        package let target: String

        private enum CodingKeys: CodingKey {
            case name, port, `protocol`, targetPort
        }

        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            name = fields.lenient(String.self, .name) ?? ""
            number = try fields.decode(Int.self, forKey: .port)
            transport = fields.lenient(String.self, .protocol) ?? "TCP"
            target =
                fields.lenient(String.self, .targetPort) ?? fields.lenient(Int.self, .targetPort).map(String.init) ?? ""
        }
    }

    package let metadata: ObjectMeta
    /// ClusterIP, NodePort, LoadBalancer or ExternalName.
    package let type: String
    package let clusterIP: String
    package let loadBalancerIP: String
    package let ports: [Port]

    /// Its name stands for the pods themselves, not for an address before them.
    package var isHeadless: Bool { clusterIP == "None" }

    private enum CodingKeys: CodingKey {
        case metadata, spec
    }

    private struct Spec: Decodable {
        let type: String?
        let clusterIP: String?
        let loadBalancerIP: String?
        let ports: [Port]

        enum CodingKeys: CodingKey {
            case type, clusterIP, loadBalancerIP, ports
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            type = fields.lenient(String.self, .type)
            clusterIP = fields.lenient(String.self, .clusterIP)
            loadBalancerIP = fields.lenient(String.self, .loadBalancerIP)
            ports = fields.lenient([Port].self, .ports) ?? []
        }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        metadata = try fields.decode(ObjectMeta.self, forKey: .metadata)
        let spec = fields.lenient(Spec.self, .spec)
        type = spec?.type ?? "ClusterIP"
        clusterIP = spec?.clusterIP ?? ""
        loadBalancerIP = spec?.loadBalancerIP ?? ""
        ports = spec?.ports ?? []
    }
}
