import Kubernetes

/// The services of a namespace with their endpoints.
struct ServiceCatalog: TargetCatalog {
    /// A slice: the service that it is of, and the ports that it has ready.
    struct Slice: Sendable {
        let service: ObjectName?
        let ready: ReadyPorts

        init(_ slice: EndpointSlice) {
            service = slice.service
            ready = ReadyPorts(slice)
        }
    }

    private let targets: ServiceTargets
    var table = TargetTable()
    private var services: [ObjectName: KubernetesService] = [:]
    private var slices: [ObjectName: Slice] = [:]
    /// The names of the slices of each service.
    private var slicesOf: [ObjectName: Set<ObjectName>] = [:]

    init(targets: ServiceTargets) {
        self.targets = targets
    }

    /// - Returns: whether the answer is another one now.
    mutating func apply(_ change: Change<KubernetesService>) -> Bool {
        switch change {
        case .replaced(let list):
            services = Dictionary(list.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
            rebuild()
            return true
        case .applied(let name, let service):
            services[name] = service
            return refresh(name)
        case .deleted(let name):
            services[name] = nil
            return refresh(name)
        }
    }

    /// - Returns: whether the answer is another one now.
    mutating func apply(_ change: Change<Slice>) -> Bool {
        switch change {
        case .replaced(let list):
            slices = [:]
            slicesOf = [:]
            for (name, slice) in list { _ = set(name, slice) }
            rebuild()
            return true
        case .applied(let name, let slice): return set(name, slice).map { refresh($0) }.contains(true)
        case .deleted(let name): return set(name, nil).map { refresh($0) }.contains(true)
        }
    }

    /// - Returns: the services that are concerned.
    private mutating func set(_ name: ObjectName, _ slice: Slice?) -> Set<ObjectName> {
        var concerned: Set<ObjectName> = []
        if let old = slices[name]?.service {
            slicesOf[old]?.remove(name)
            if slicesOf[old]?.isEmpty == true { slicesOf[old] = nil }
            concerned.insert(old)
        }
        slices[name] = slice
        if let new = slice?.service {
            slicesOf[new, default: []].insert(name)
            concerned.insert(new)
        }
        return concerned
    }

    private mutating func refresh(_ name: ObjectName) -> Bool {
        guard let service = services[name] else { return table.remove(name) }
        return table.set(name, discovered(name, service))
    }

    private mutating func rebuild() {
        table = TargetTable(services.map { ($0.key, discovered($0.key, $0.value)) })
    }

    private func discovered(_ name: ObjectName, _ service: KubernetesService) -> DiscoveredTargets {
        targets.targets(of: service, ReadyPorts((slicesOf[name] ?? []).compactMap { slices[$0]?.ready }))
    }
}
