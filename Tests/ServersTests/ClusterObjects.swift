import FakeAPIServer
import FoundationEssentials
import Kubernetes

/// Objects as the API has them, in one line each.
enum ClusterObjects {
    static func decode<Object: KubernetesObject>(_ text: String) throws -> Object {
        try JSONDecoder().decode(Object.self, from: Data(text.utf8))
    }

    static func service(_ name: String, _ namespace: String = "default", annotations: String = "", spec: String? = nil)
        -> String
    {
        let spec =
            spec
            ?? #"{"type":"ClusterIP","clusterIP":"10.96.0.1","ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":"http"}]}"#
        return #"{"metadata":{"name":"\#(name)","namespace":"\#(namespace)","resourceVersion":"VERSION","#
            + #""labels":{"app":"metrics-server"},"annotations":{\#(annotations)}},"spec":\#(spec)}"#
    }

    /// - Parameter ready: the conditions of each endpoint.
    static func slice(
        _ name: String,
        of service: String,
        _ namespace: String = "default",
        ready: [String] = [#"{"ready":true}"#],
        type: String = "IPv4",
        ports: String = #"[{"name":"http","protocol":"TCP","port":8080}]"#
    ) -> String {
        let endpoints = ready.map { #"{"addresses":["10.0.0.1"],"conditions":\#($0)}"# }.joined(separator: ",")
        return #"{"metadata":{"name":"\#(name)","namespace":"\#(namespace)","resourceVersion":"VERSION","#
            + #""labels":{"kubernetes.io/service-name":"\#(service)"}},"addressType":"\#(type)","#
            + #""endpoints":[\#(endpoints)],"ports":\#(ports)}"#
    }

    /// - Parameters:
    ///   - metadata: more of it, with a comma before.
    ///   - status: of it, with a comma before; of two equal keys the first counts.
    static func pod(
        _ name: String,
        _ namespace: String = "default",
        metadata: String = "",
        spec: String = #""containers":[{"name":"c","image":"i","ports":[{"name":"http","containerPort":8080}]}]"#,
        status: String = ""
    ) -> String {
        #"{"metadata":{"name":"\#(name)","namespace":"\#(namespace)","resourceVersion":"VERSION","uid":"u-\#(name)""#
            + #"\#(metadata)},"spec":{"nodeName":"node1",\#(spec)},"status":{\#(status.dropFirst())\#(status.isEmpty ? "" : ",")"phase":"Running","podIP":"10.0.0.7","#
            + #""hostIP":"10.0.0.1","conditions":[{"type":"Ready","status":"True"}]}}"#
    }
}

extension FakeCluster {
    /// Both metrics servers as the manifests make them.
    func deployMetricsServers() {
        for name in ["metrics-server-2", "metrics-server-1"] {
            put("services", "default", name, ClusterObjects.service(name))
            put("endpointslices", "default", "\(name)-x", ClusterObjects.slice("\(name)-x", of: name))
        }
    }
}
