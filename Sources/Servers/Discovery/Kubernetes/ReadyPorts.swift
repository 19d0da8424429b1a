import Kubernetes

/// The ports of a service that lead to a ready endpoint.
struct ReadyPorts: Sendable, Equatable {
    /// By the name of the service's port: the number on the endpoints, the smallest where they differ.
    private(set) var numbers: [String: Int] = [:]
    private(set) var isEmpty = true

    init(_ slices: some Sequence<ReadyPorts>) {
        for slice in slices where !slice.isEmpty {
            isEmpty = false
            numbers.merge(slice.numbers) { min($0, $1) }
        }
    }

    init(_ slice: EndpointSlice) {
        guard slice.hasReadyEndpoint else { return }
        isEmpty = false
        // A port without number stands for all, which nobody can ask: 0 tells that from one that is not there.
        numbers = Dictionary(slice.ports.map { ($0.name, $0.number ?? 0) }, uniquingKeysWith: { min($0, $1) })
    }
}
