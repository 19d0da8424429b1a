import Kubernetes
import Testing

@testable import Servers

@Suite struct ServiceCatalogTests {
    private static func service(_ name: String, annotations: String = "") throws -> KubernetesService {
        try ClusterObjects.decode(ClusterObjects.service(name, annotations: annotations))
    }

    private static func slice(_ name: String, of service: String, ready: Bool = true) throws -> ServiceCatalog.Slice {
        ServiceCatalog.Slice(
            try ClusterObjects.decode(ClusterObjects.slice(name, of: service, ready: [#"{"ready":\#(ready)}"#])))
    }

    private static func names(_ catalog: ServiceCatalog) -> [String] {
        ServedTargets.Answer(catalog.table.blocks).text.matches(of: /\["([a-z]+)\./).map { String($0.1) }
    }

    private static func name(_ name: String) -> ObjectName { ObjectName("default", name) }

    @Test("services and their endpoints come and go in any order; only what shows is a change")
    func order() throws {
        var catalog = ServiceCatalog(targets: ServiceTargets(metricsPath: "/m", clusterDomain: "cluster.local"))
        let isNew = [
            catalog.apply(.applied(Self.name("b-1"), try Self.slice("b-1", of: "b"))),
            catalog.apply(.applied(Self.name("b"), try Self.service("b"))),
            catalog.apply(.applied(Self.name("a"), try Self.service("a"))),
            catalog.apply(.applied(Self.name("a-1"), try Self.slice("a-1", of: "a"))),
            catalog.apply(.applied(Self.name("a-2"), try Self.slice("a-2", of: "a"))),
            catalog.apply(.applied(Self.name("a"), try Self.service("a"))),
        ]
        #expect(isNew == [false, true, false, true, false, false])
        #expect(Self.names(catalog) == ["a", "b"])

        let isUnreadyNew = catalog.apply(.applied(Self.name("a-1"), try Self.slice("a-1", of: "a", ready: false)))
        let isLastNew = catalog.apply(.deleted(Self.name("a-2")) as Change<ServiceCatalog.Slice>)
        #expect((isUnreadyNew, isLastNew) == (false, true))
        #expect(Self.names(catalog) == ["b"])
        // A slice that is given to another service.
        _ = catalog.apply(.applied(Self.name("b-1"), try Self.slice("b-1", of: "a")))
        #expect(Self.names(catalog) == ["a"])
        _ = catalog.apply(.deleted(Self.name("a")) as Change<KubernetesService>)
        #expect(Self.names(catalog) == [])
    }

    @Test("a new list replaces everything at once")
    func replaced() throws {
        var catalog = ServiceCatalog(targets: ServiceTargets(metricsPath: "/m", clusterDomain: "cluster.local"))
        _ = catalog.apply(
            .replaced([(Self.name("a"), try Self.service("a")), (Self.name("b"), try Self.service("b"))]))
        _ = catalog.apply(
            .replaced([
                (Self.name("x"), try Self.slice("x", of: "a")), (Self.name("y"), try Self.slice("y", of: "b")),
            ]))
        #expect(Self.names(catalog) == ["a", "b"])
        _ = catalog.apply(.replaced([(Self.name("b"), try Self.service("b"))]))
        #expect(Self.names(catalog) == ["b"])
        _ = catalog.apply(.replaced([]) as Change<ServiceCatalog.Slice>)
        #expect(Self.names(catalog) == [])
    }
}
