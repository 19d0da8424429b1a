package struct Pod: KubernetesObject {
    package static let resource = Resource(group: "", version: "v1", plural: "pods")

    package let metadata: ObjectMeta
    package let nodeName: String
    /// Sidecars among them: init containers that go on running.
    package let containers: [Container]
    package let phase: String
    /// Empty before it has one.
    package let ip: String
    package let hostIP: String
    package let isReady: Bool

    private enum CodingKeys: CodingKey {
        case metadata, spec, status
    }

    private struct Spec: Decodable {
        let nodeName: String?
        let containers: [Container]
        let sidecars: [Container]

        enum CodingKeys: CodingKey {
            case nodeName, containers, initContainers
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            nodeName = fields.lenient(String.self, .nodeName)
            containers = fields.lenient([Container].self, .containers) ?? []
            sidecars = (fields.lenient([Container].self, .initContainers) ?? []).filter(\.isSidecar).map(\.asSidecar)
        }
    }

    private struct PodStatus: Decodable {
        struct Condition: Decodable {
            let type: String?
            let status: String?
        }

        struct ContainerStatus: Decodable {
            let name: String?
            let containerID: String?
        }

        let phase: String?
        let podIP: String?
        let hostIP: String?
        let conditions: [Condition]
        let containers: [ContainerStatus]

        enum CodingKeys: CodingKey {
            case phase, podIP, hostIP, conditions, containerStatuses, initContainerStatuses
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            phase = fields.lenient(String.self, .phase)
            podIP = fields.lenient(String.self, .podIP)
            hostIP = fields.lenient(String.self, .hostIP)
            conditions = fields.lenient([Condition].self, .conditions) ?? []
            containers =
                (fields.lenient([ContainerStatus].self, .containerStatuses) ?? [])
                + (fields.lenient([ContainerStatus].self, .initContainerStatuses) ?? [])
        }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        metadata = try fields.decode(ObjectMeta.self, forKey: .metadata)
        let spec = fields.lenient(Spec.self, .spec)
        let status = fields.lenient(PodStatus.self, .status)
        nodeName = spec?.nodeName ?? ""
        containers = ((spec?.containers ?? []) + (spec?.sidecars ?? [])).map { container in
            container.with(id: status?.containers.first { $0.name == container.name }?.containerID ?? "")
        }
        phase = status?.phase ?? ""
        ip = status?.podIP ?? ""
        hostIP = status?.hostIP ?? ""
        isReady = status?.conditions.contains { $0.type == "Ready" && $0.status == "True" } ?? false
    }
}
