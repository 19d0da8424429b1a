import Kubernetes

extension ClusterConfiguration {
    /// What is followed, for each namespace: its pods, or its services and, since a slice need not have the labels of its
    /// service, the endpoints of all services.
    var collections: [[ObjectCollection]] {
        namespaces.scopes.map { namespace in
            switch role {
            case .pod: [ObjectCollection(Pod.resource, namespace: namespace, labelSelector: selector)]
            case .service:
                [
                    ObjectCollection(KubernetesService.resource, namespace: namespace, labelSelector: selector),
                    ObjectCollection(
                        EndpointSlice.resource, namespace: namespace, labelSelector: EndpointSlice.serviceLabel),
                ]
            }
        }
    }
}
