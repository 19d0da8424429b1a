import Kubernetes
import Prometheus

/// Makes targets of services.
struct ServiceTargets: Sendable {
    let metricsPath: String
    let clusterDomain: String

    /// A target of each TCP port that leads to a ready endpoint. Services of type ExternalName have none: their name
    /// stands for something outside of the cluster, of which Kubernetes knows nothing.
    func targets(of service: KubernetesService, _ ready: ReadyPorts) -> DiscoveredTargets {
        let annotations = ScrapeAnnotations(service.metadata.annotations)
        guard service.type != "ExternalName", annotations.isWanted, !ready.isEmpty else { return DiscoveredTargets() }
        var remarks = annotations.remarks
        var ports = service.ports.filter { $0.transport == "TCP" && ready.numbers[$0.name] != nil }
            .map { (number: number(of: $0, service, ready), port: Optional($0)) }
        if let annotation = annotations.port {
            if let chosen = port(annotation, service, ready) {
                ports = [chosen]
            } else if service.ports.contains(where: { Self.isMeant($0, by: annotation) }) {
                // The one that is meant has no ready endpoint at the moment; another would be a wrong one.
                ports = []
            } else {
                remarks.append(
                    ScrapeAnnotations.remark(
                        "port", annotation,
                        "expected the number or the name of a port of the service")
                )
            }
        }
        let groups = ports.map { number, port in
            TargetGroup(
                targets: [
                    "\(service.metadata.name.name).\(service.metadata.name.namespace).svc.\(clusterDomain):\(number)"
                ],
                labels: labels(service, port, annotations)
            )
        }
        return DiscoveredTargets(
            rendered: RenderedGroups(groups),
            remarks: remarks.map { "service \(service.metadata.name): \($0)" }
        )
    }

    /// The name of a headless service leads to its pods themselves: there the service's own numbers mean nothing.
    private func number(of port: KubernetesService.Port, _ service: KubernetesService, _ ready: ReadyPorts) -> Int {
        guard service.isHeadless, let number = ready.numbers[port.name], number > 0 else { return port.number }
        return number
    }

    /// The annotation, which in practice may be written for the service, or for the pods behind it.
    private func port(
        _ annotation: String,
        _ service: KubernetesService,
        _ ready: ReadyPorts
    ) -> (number: Int, port: KubernetesService.Port?)? {
        let ports = service.ports.filter { $0.transport == "TCP" && ready.numbers[$0.name] != nil }
        let found =
            ports.first { "\($0.number)" == annotation } ?? ports.first { $0.target == annotation }
            ?? ports.first { $0.name == annotation } ?? ports.first { "\(ready.numbers[$0.name] ?? 0)" == annotation }
        if let found { return (number(of: found, service, ready), found) }
        guard service.isHeadless, let number = Port.number(annotation), number > 0 else { return nil }
        return (number, nil)
    }

    private static func isMeant(_ port: KubernetesService.Port, by annotation: String) -> Bool {
        ["\(port.number)", port.target, port.name].contains(annotation)
    }

    private func labels(
        _ service: KubernetesService,
        _ port: KubernetesService.Port?,
        _ annotations: ScrapeAnnotations
    ) -> Labels {
        var labels = MetaLabels(
            namespace: service.metadata.name.namespace,
            metricsPath: annotations.path ?? metricsPath,
            scheme: annotations.scheme
        )
        labels.set("service_name", service.metadata.name.name)
        labels.set("service_type", service.type)
        labels.set("service_cluster_ip", service.clusterIP)
        if service.type == "LoadBalancer" { labels.set("service_loadbalancer_ip", service.loadBalancerIP) }
        if let port {
            labels.set("service_port_name", port.name)
            labels.set("service_port_number", "\(port.number)")
            labels.set("service_port_protocol", port.transport)
        }
        labels.set("service_label", service.metadata.labels)
        labels.set("service_annotation", service.metadata.annotations)
        return labels.labels
    }
}
