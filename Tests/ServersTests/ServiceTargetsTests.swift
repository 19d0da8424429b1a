import Kubernetes
import Testing

@testable import Servers

@Suite struct ServiceTargetsTests {
    private static let ports =
        #"[{"name":"http","port":80,"targetPort":"web"},{"name":"admin","port":81,"targetPort":9090}]"#
    private static let endpoints = #"[{"name":"http","port":8080},{"name":"admin","port":9090}]"#

    private static func discovered(_ service: String, _ slices: [String]) throws -> DiscoveredTargets {
        let ready = try slices.map { ReadyPorts(try ClusterObjects.decode($0) as EndpointSlice) }
        return ServiceTargets(metricsPath: "/metrics2", clusterDomain: "cluster.local")
            .targets(of: try ClusterObjects.decode(service), ReadyPorts(ready))
    }

    private static func addresses(_ service: String, _ slices: [String]) throws -> [String] {
        PodTargetsTests.json(try discovered(service, slices)).matches(of: /"targets":\["([^"]*)"\]/)
            .map { String($0.1) }
    }

    private static func service(annotations: String = "", clusterIP: String = "10.96.0.1", type: String = "ClusterIP")
        -> String
    {
        ClusterObjects.service(
            "a", annotations: annotations,
            spec: #"{"type":"\#(type)","clusterIP":"\#(clusterIP)","ports":\#(ports)}"#)
    }

    @Test("the labels that Prometheus's own discovery gives a service")
    func labels() throws {
        let text = PodTargetsTests.json(
            try Self.discovered(ClusterObjects.service("a"), [ClusterObjects.slice("s", of: "a")]))
        #expect(
            text == #"{"targets":["a.default.svc.cluster.local:80"],"labels":{"metrics_path":"/metrics2","#
                + #""kubernetes_namespace":"default","__meta_kubernetes_namespace":"default","#
                + #""__meta_kubernetes_service_cluster_ip":"10.96.0.1","#
                + #""__meta_kubernetes_service_label_app":"metrics-server","#
                + #""__meta_kubernetes_service_labelpresent_app":"true","__meta_kubernetes_service_name":"a","#
                + #""__meta_kubernetes_service_port_name":"http","__meta_kubernetes_service_port_number":"80","#
                + #""__meta_kubernetes_service_port_protocol":"TCP","__meta_kubernetes_service_type":"ClusterIP"}}"#
        )
    }

    @Test(
        "a port counts with one ready endpoint; what is not said of an endpoint counts as ready",
        arguments: [
            ([#"{"ready":true}"#], true), (["{}"], true), (["null"], true), ([#"{"ready":null}"#], true),
            ([#"{"ready":false}"#], false), ([#"{"ready":false}"#, #"{"ready":true}"#], true), ([], false),
            ([#"{"ready":false,"serving":true,"terminating":true}"#], false),
            ([#"{"ready":true,"serving":true,"terminating":true}"#], true),
        ]
    )
    func ready(conditions: [String], isTarget: Bool) throws {
        let slice = ClusterObjects.slice("s", of: "a", ready: conditions)
        #expect(try Self.addresses(ClusterObjects.service("a"), [slice]).count == (isTarget ? 1 : 0))
    }

    @Test("only the ports that a ready endpoint has; slices of both address families are one service")
    func ports() throws {
        let both = ClusterObjects.slice("s", of: "a", ports: Self.endpoints)
        let http = ClusterObjects.slice("t", of: "a", type: "IPv6", ports: #"[{"name":"http","port":8080}]"#)
        let unready = ClusterObjects.slice("u", of: "a", ready: [#"{"ready":false}"#], ports: Self.endpoints)
        let names = ["a.default.svc.cluster.local:80", "a.default.svc.cluster.local:81"]
        #expect(try Self.addresses(Self.service(), [both, http]) == names)
        #expect(try Self.addresses(Self.service(), [http, unready]) == [names[0]])
        #expect(try Self.addresses(Self.service(), []) == [])
        #expect(try Self.addresses(Self.service(), [ClusterObjects.slice("s", of: "a", type: "FQDN")]) == [])
    }

    @Test("a port without name, and a port of another transport")
    func unnamed() throws {
        let spec = #"{"clusterIP":"10.96.0.1","ports":[{"port":80},{"name":"dns","port":53,"protocol":"UDP"}]}"#
        let slice = ClusterObjects.slice(
            "s", of: "a", ports: #"[{"name":"","port":8080},{"name":"dns","port":53,"protocol":"UDP"}]"#)
        #expect(
            try Self.addresses(ClusterObjects.service("a", spec: spec), [slice]) == ["a.default.svc.cluster.local:80"])
    }

    @Test("a headless service leads to the pods themselves, so it has the pods' ports; an ExternalName has none")
    func headless() throws {
        let slice = ClusterObjects.slice("s", of: "a", ports: Self.endpoints)
        #expect(
            try Self.addresses(Self.service(clusterIP: "None"), [slice])
                == ["a.default.svc.cluster.local:8080", "a.default.svc.cluster.local:9090"])
        #expect(try Self.addresses(Self.service(clusterIP: "", type: "ExternalName"), [slice]) == [])
    }

    @Test(
        "the annotation of a port may be written for the service or for its pods",
        arguments: [
            ("81", "81"), ("9090", "81"), ("web", "80"), ("admin", "81"), ("8080", "80"),
        ]
    )
    func annotatedPort(annotation: String, port: String) throws {
        let slice = ClusterObjects.slice("s", of: "a", ports: Self.endpoints)
        let service = Self.service(annotations: #""prometheus.io/port":"\#(annotation)""#)
        #expect(try Self.addresses(service, [slice]) == ["a.default.svc.cluster.local:\(port)"])
    }

    @Test("an annotated port without a ready endpoint: no target, and none of another port", arguments: ["81", "9090"])
    func annotatedPortUnready(annotation: String) throws {
        let slice = ClusterObjects.slice("s", of: "a", ports: #"[{"name":"http","port":8080}]"#)
        let targets = try Self.discovered(
            Self.service(annotations: #""prometheus.io/port":"\#(annotation)""#), [slice])
        #expect(targets.rendered.targets == 0)
        #expect(targets.remarks == [])
    }

    @Test("the address of a load balancer is that of a service of this type", arguments: ["LoadBalancer", "ClusterIP"])
    func loadBalancer(type: String) throws {
        let spec =
            #"{"type":"\#(type)","clusterIP":"10.96.0.1","loadBalancerIP":"192.0.2.1","ports":[{"name":"http","port":80}]}"#
        let text = PodTargetsTests.json(
            try Self.discovered(
                ClusterObjects.service("a", spec: spec), [ClusterObjects.slice("s", of: "a")]))
        #expect(text.contains(#""__meta_kubernetes_service_loadbalancer_ip":"192.0.2.1""#) == (type == "LoadBalancer"))
    }

    @Test("a port that the service does not have: all ports, and a remark")
    func unknownPort() throws {
        let slice = ClusterObjects.slice("s", of: "a", ports: Self.endpoints)
        let targets = try Self.discovered(Self.service(annotations: #""prometheus.io/port":"7""#), [slice])
        #expect(targets.rendered.targets == 2)
        #expect(
            targets.remarks == [
                "service default/a: annotation prometheus.io/port=7 is not used: expected the number or the name of a "
                    + "port of the service"
            ]
        )
    }
}
