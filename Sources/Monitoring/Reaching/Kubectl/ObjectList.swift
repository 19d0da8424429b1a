import FoundationEssentials

/// A list of pods or Services as `kubectl get -o json` prints it, as far as it is needed here.
struct ObjectList: Decodable {
    struct Item: Decodable {
        var metadata: Metadata
        var spec: Spec?
        var status: Status?
    }

    struct Metadata: Decodable {
        var name: String
        var namespace: String?
    }

    struct Spec: Decodable {
        var clusterIP: String?
        var clusterIPs: [String]?
        var containers: [Container]?
    }

    struct Container: Decodable {
        var ports: [Port]?
    }

    struct Port: Decodable {
        var containerPort: Int?
    }

    struct Status: Decodable {
        var podIP: String?
        var podIPs: [Address]?
        var phase: String?
    }

    struct Address: Decodable {
        var ip: String?
    }

    var items: [Item]

    /// - Throws: What is no such list.
    init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(json))
    }

    /// The running pod with an address. Pods on the host's network share theirs: the one that declares the port goes first.
    func pod(withAddress address: String, port: Int) -> Metadata? {
        let here = items.filter { item in
            guard let status = item.status, status.phase ?? "Running" == "Running" else { return false }
            return status.podIP == address || status.podIPs?.contains { $0.ip == address } == true
        }
        let declaring = here.first { item in
            item.spec?.containers?.contains { $0.ports?.contains { $0.containerPort == port } == true } == true
        }
        return Self.checked((declaring ?? here.first)?.metadata)
    }

    func service(withAddress address: String) -> Metadata? {
        Self.checked(
            items.first { item in
                item.spec?.clusterIP == address || item.spec?.clusterIPs?.contains(address) == true
            }?.metadata)
    }

    /// Names become words of a command line. A pod's may have dots.
    private static func checked(_ found: Metadata?) -> Metadata? {
        guard let found, found.name.split(separator: ".").map(String.init).allSatisfy(ClusterName.isLabel),
            ClusterName.isLabel(found.namespace ?? "")
        else { return nil }
        return found
    }
}
