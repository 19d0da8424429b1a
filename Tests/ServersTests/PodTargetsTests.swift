import FakeAPIServer
import FoundationEssentials
import Kubernetes
import Testing

@testable import Servers

@Suite struct PodTargetsTests {
    private static func discovered(_ json: String) throws -> DiscoveredTargets {
        PodTargets(metricsPath: "/metrics2").targets(of: try ClusterObjects.decode(json))
    }

    static func json(_ targets: DiscoveredTargets) -> String { String(decoding: targets.rendered.json, as: UTF8.self) }

    private static func address(_ json: String) throws -> String? {
        let text = Self.json(try discovered(json))
        return text.firstMatch(of: /"targets":\["([^"]*)"\]/).map { String($0.1) }
    }

    @Test("a recorded pod, with all that Prometheus's own discovery says of one")
    func recorded() throws {
        struct List: Decodable {
            let items: [Pod]
        }
        let list = try JSONDecoder().decode(List.self, from: Data(try Recording.bytes("pods-list.json")))
        let pod = try #require(list.items.first)
        #expect(
            Self.json(PodTargets(metricsPath: "/metrics2").targets(of: pod))
                == #"{"targets":["10.244.0.3:8080"],"labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default","#
                + #""__meta_kubernetes_namespace":"default","#
                + #""__meta_kubernetes_pod_container_id":"containerd://b3f8019d03a8d9793190a869cc9dbaabfd896be32f05c877ed7b66af16bff1d2","#
                + #""__meta_kubernetes_pod_container_image":"localhost/pause:1","#
                + #""__meta_kubernetes_pod_container_init":"false","#
                + #""__meta_kubernetes_pod_container_name":"metrics-server","#
                + #""__meta_kubernetes_pod_container_port_name":"http","#
                + #""__meta_kubernetes_pod_container_port_number":"8080","#
                + #""__meta_kubernetes_pod_container_port_protocol":"TCP","#
                + #""__meta_kubernetes_pod_controller_kind":"ReplicaSet","#
                + #""__meta_kubernetes_pod_controller_name":"metrics-server-1-784bc66fb","#
                + #""__meta_kubernetes_pod_host_ip":"10.244.0.1","__meta_kubernetes_pod_ip":"10.244.0.3","#
                + #""__meta_kubernetes_pod_label_app":"metrics-server","__meta_kubernetes_pod_label_instance":"1","#
                + #""__meta_kubernetes_pod_label_pod_template_hash":"784bc66fb","#
                + #""__meta_kubernetes_pod_labelpresent_app":"true","__meta_kubernetes_pod_labelpresent_instance":"true","#
                + #""__meta_kubernetes_pod_labelpresent_pod_template_hash":"true","#
                + #""__meta_kubernetes_pod_name":"metrics-server-1-784bc66fb-jnnh4","#
                + #""__meta_kubernetes_pod_node_name":"node1","__meta_kubernetes_pod_phase":"Running","#
                + #""__meta_kubernetes_pod_ready":"true","#
                + #""__meta_kubernetes_pod_uid":"4014dc70-321d-4f35-8100-2a09404f89f5"}}"#
        )
    }

    @Test(
        "pods that cannot answer are no targets",
        arguments: [
            (#","podIP":"""#, ""), (#","podIP":null"#, ""), (#","phase":"Succeeded""#, ""), (#","phase":"Failed""#, ""),
            (#","conditions":[{"type":"Ready","status":"False"}]"#, ""), (#","conditions":[]"#, ""),
            ("", #","deletionTimestamp":"2026-11-22T13:28:16Z""#),
        ]
    )
    func notReady(status: String, metadata: String) throws {
        let pod = ClusterObjects.pod("a", metadata: metadata, status: status)
        let discovered = try Self.discovered(pod)
        #expect(discovered.rendered.groups == 0)
        #expect(discovered.remarks.isEmpty)
    }

    @Test(
        "the port: metrics, then http, then the first; never one of another transport",
        arguments: [
            (#"{"name":"http","containerPort":80},{"name":"metrics","containerPort":9090}"#, "10.0.0.7:9090"),
            (#"{"name":"a","containerPort":1},{"name":"http","containerPort":80}"#, "10.0.0.7:80"),
            (#"{"containerPort":7},{"containerPort":8}"#, "10.0.0.7:7"),
            (#"{"name":"http","containerPort":53,"protocol":"UDP"},{"containerPort":8}"#, "10.0.0.7:8"),
            (#"{"name":"metrics","containerPort":53,"protocol":"SCTP"}"#, nil), ("", nil),
        ] as [(String, String?)]
    )
    func port(ports: String, address: String?) throws {
        let spec = #""containers":[{"name":"c","ports":[\#(ports)]}]"#
        #expect(try Self.address(ClusterObjects.pod("a", spec: spec)) == address)
    }

    @Test("a sidecar's port counts, that of another init container does not")
    func sidecar() throws {
        let port = #""ports":[{"name":"metrics","containerPort":9100}]"#
        let containers = #""containers":[{"name":"c","ports":[{"name":"http","containerPort":80}]}]"#
        let sidecar = #"\#(containers),"initContainers":[{"name":"s","restartPolicy":"Always",\#(port)}]"#
        let initial = #"\#(containers),"initContainers":[{"name":"s",\#(port)}]"#
        #expect(try Self.address(ClusterObjects.pod("a", spec: sidecar)) == "10.0.0.7:9100")
        #expect(try Self.address(ClusterObjects.pod("a", spec: initial)) == "10.0.0.7:80")
    }

    @Test("IPv6 stands in brackets")
    func ipv6() throws {
        #expect(try Self.address(ClusterObjects.pod("a", status: #","podIP":"fd00::7""#)) == "[fd00::7]:8080")
    }

    @Test("the annotations say whether, where and how; labels of any name become names of labels")
    func annotations() throws {
        let metadata =
            #","labels":{"app.kubernetes.io/name":"x","empty":""},"annotations":{"prometheus.io/path":"/m","#
            + #""prometheus.io/port":"9999","prometheus.io/scheme":"https","prometheus.io/scrape":"true","#
            + #""kubectl.kubernetes.io/last-applied-configuration":"{}"}"#
        let text = Self.json(try Self.discovered(ClusterObjects.pod("a", metadata: metadata)))
        #expect(
            text.hasPrefix(
                #"{"targets":["10.0.0.7:9999"],"labels":{"metrics_path":"/m","kubernetes_namespace":"default","#
                    + #""__meta_kubernetes_namespace":"default","#
                    + #""__meta_kubernetes_pod_annotation_prometheus_io_path":"/m","#)
        )
        #expect(text.hasSuffix(#","__scheme__":"https"}}"#))
        // No container declares this port; the only one is the one that is meant, as in Prometheus.
        #expect(text.contains(#""__meta_kubernetes_pod_container_name":"#))
        #expect(!text.contains("container_port"))
        #expect(text.contains(#""__meta_kubernetes_pod_label_app_kubernetes_io_name":"x","#))
        #expect(text.contains(#""__meta_kubernetes_pod_labelpresent_empty":"true","#))
        #expect(!text.contains("pod_label_empty"))
        #expect(!text.contains("last_applied"))
        let dropped = ClusterObjects.pod("a", metadata: #","annotations":{"prometheus.io/scrape":"false"}"#)
        #expect(try Self.address(dropped) == nil)
    }

    @Test("annotations that cannot be used are as if they were not there, and said once for all pods of an owner")
    func badAnnotations() throws {
        let metadata =
            #","ownerReferences":[{"kind":"ReplicaSet","name":"rs","controller":true}],"annotations":{"#
            + #""prometheus.io/path":"/m?x","prometheus.io/port":"0","prometheus.io/scheme":"ftp","#
            + #""prometheus.io/scrape":"maybe"}"#
        let pods = try ["a", "b"].map { try Self.discovered(ClusterObjects.pod($0, metadata: metadata)) }
        #expect(Self.json(pods[0]).hasPrefix(#"{"targets":["10.0.0.7:8080"],"labels":{"metrics_path":"/metrics2""#))
        #expect(!Self.json(pods[0]).contains("__scheme__"))
        var remarks = Remarks()
        let new = remarks.new(in: pods.flatMap(\.remarks))
        #expect(
            new == [
                "pods of ReplicaSet default/rs: annotation prometheus.io/scrape=maybe is not used: "
                    + "expected true or false",
                "pods of ReplicaSet default/rs: annotation prometheus.io/path=/m?x is not used: a path has no query and "
                    + "no fragment; expected a plain path, such as /metrics2",
                "pods of ReplicaSet default/rs: annotation prometheus.io/scheme=ftp is not used: expected http or https",
                "pods of ReplicaSet default/rs: annotation prometheus.io/port=0 is not used: expected a port number "
                    + "from 1 to 65535",
            ]
        )
        let again = remarks.new(in: pods.flatMap(\.remarks))
        #expect(again.isEmpty)
    }
}
