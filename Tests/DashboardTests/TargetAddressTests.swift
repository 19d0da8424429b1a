import Prometheus
import Testing

@testable import Dashboard

@Suite("A metrics URL of --target")
struct TargetAddressTests {
    @Test(
        "targets at one host and port are told apart by their path and query, others have Prometheus's instance",
        arguments: [
            (["http://a:80/x", "http://b:80/x"], [nil, nil]),
            (["http://a/metrics", "http://a:80"], [nil, nil]),
            (["http://a:9100/x", "http://a:9100", "http://b:1"], ["a:9100/x", "a:9100/metrics", nil]),
            (
                ["http://a:9115/probe?target=x", "http://a:9115/probe?target=y"],
                ["a:9115/probe?target=x", "a:9115/probe?target=y"]
            ),
        ] as [([String], [String?])])
    func sharedPort(urls: [String], instances: [String?]) throws {
        let addresses = try urls.map { try #require(TargetAddress($0)) }
        #expect(TargetAddress.groups(of: addresses).map { $0.labels["instance"] } == instances)
    }
}
