/// A container of a pod.
package struct Container: Decodable, Sendable {
    package struct Port: Decodable, Sendable, Hashable {
        /// Empty where it has none.
        package let name: String
        package let number: Int
        /// TCP, UDP or SCTP.
        package let transport: String

        private enum CodingKeys: CodingKey {
            case name, containerPort, `protocol`
        }

        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            name = fields.lenient(String.self, .name) ?? ""
            number = try fields.decode(Int.self, forKey: .containerPort)
            transport = fields.lenient(String.self, .protocol) ?? "TCP"
        }
    }

    package let name: String
    package let image: String
    /// Empty before it runs.
    package private(set) var id = ""
    package private(set) var isInit = false
    package let ports: [Port]
    private let restartPolicy: String?

    /// Of an init container: whether it goes on beside the others.
    var isSidecar: Bool { restartPolicy == "Always" }

    private enum CodingKeys: CodingKey {
        case name, image, ports, restartPolicy
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        name = fields.lenient(String.self, .name) ?? ""
        image = fields.lenient(String.self, .image) ?? ""
        ports = fields.lenient([Port].self, .ports) ?? []
        restartPolicy = fields.lenient(String.self, .restartPolicy)
    }

    func with(id: String) -> Container {
        var container = self
        container.id = id
        return container
    }

    var asSidecar: Container {
        var container = self
        container.isInit = true
        return container
    }
}
