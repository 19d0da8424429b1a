import Kubernetes
import Prometheus

/// Makes targets of pods.
struct PodTargets: Sendable {
    /// Names of ports that are taken before others.
    private static let preferredPorts = ["metrics", "http"]

    let metricsPath: String

    func targets(of pod: Pod) -> DiscoveredTargets {
        let annotations = ScrapeAnnotations(pod.metadata.annotations)
        guard Self.isAlive(pod), annotations.isWanted else { return DiscoveredTargets() }
        var remarks = annotations.remarks
        guard let port = port(of: pod, annotations.port, &remarks) else {
            return DiscoveredTargets(remarks: remarks.map { "\(Self.owner(of: pod)): \($0)" })
        }
        let host = pod.ip.contains(":") ? "[\(pod.ip)]" : pod.ip
        var labels = MetaLabels(
            namespace: pod.metadata.name.namespace,
            metricsPath: annotations.path ?? metricsPath,
            scheme: annotations.scheme
        )
        Self.describe(pod, port, &labels)
        let group = TargetGroup(targets: ["\(host):\(port.number)"], labels: labels.labels)
        return DiscoveredTargets(
            rendered: RenderedGroups([group]),
            remarks: remarks.map { "\(Self.owner(of: pod)): \($0)" }
        )
    }

    /// Whether it can answer: one that has ended, or is about to, does not.
    private static func isAlive(_ pod: Pod) -> Bool {
        pod.isReady && !pod.metadata.isBeingDeleted && !pod.ip.isEmpty && pod.phase != "Succeeded"
            && pod.phase != "Failed"
    }

    /// The number, and what is known of it.
    private struct Chosen {
        let number: Int
        var container: Container?
        var port: Container.Port?
    }

    private func port(of pod: Pod, _ annotation: String?, _ remarks: inout [String]) -> Chosen? {
        let declared = pod.containers.flatMap { container in
            container.ports.filter { $0.transport == "TCP" && 1...65535 ~= $0.number }
                .map { Chosen(number: $0.number, container: container, port: $0) }
        }
        if let annotation {
            if let number = Port.number(annotation), number > 0 {
                return declared.first { $0.number == number }
                    ?? Chosen(number: number, container: pod.containers.count == 1 ? pod.containers[0] : nil)
            }
            remarks.append(ScrapeAnnotations.remark("port", annotation, "expected a port number from 1 to 65535"))
        }
        for name in Self.preferredPorts {
            if let preferred = declared.first(where: { $0.port?.name == name }) { return preferred }
        }
        if declared.isEmpty {
            remarks.append("no target: expected a TCP port of a container, or the annotation prometheus.io/port")
        }
        return declared.first
    }

    private static func describe(_ pod: Pod, _ port: Chosen, _ labels: inout MetaLabels) {
        labels.set("pod_name", pod.metadata.name.name)
        labels.set("pod_uid", pod.metadata.uid)
        labels.set("pod_ip", pod.ip)
        labels.set("pod_host_ip", pod.hostIP)
        labels.set("pod_node_name", pod.nodeName)
        labels.set("pod_phase", pod.phase)
        labels.set("pod_ready", "true")
        labels.set("pod_controller_kind", pod.metadata.controller?.kind ?? "")
        labels.set("pod_controller_name", pod.metadata.controller?.name ?? "")
        if let container = port.container {
            labels.set("pod_container_name", container.name)
            labels.set("pod_container_image", container.image)
            labels.set("pod_container_id", container.id)
            labels.set("pod_container_init", container.isInit ? "true" : "false")
        }
        if let declared = port.port {
            labels.set("pod_container_port_name", declared.name)
            labels.set("pod_container_port_number", "\(declared.number)")
            labels.set("pod_container_port_protocol", declared.transport)
        }
        labels.set("pod_label", pod.metadata.labels)
        labels.set("pod_annotation", pod.metadata.annotations)
    }

    /// Pods of one controller have the same faults: they are told once.
    private static func owner(of pod: Pod) -> String {
        guard let controller = pod.metadata.controller else { return "pod \(pod.metadata.name)" }
        return "pods of \(controller.kind) \(pod.metadata.name.namespace)/\(controller.name)"
    }
}
