import ArgumentParser
import Prometheus
import Testing

@testable import Dashboard

@Suite("A metrics URL of --target")
struct TargetAddressTests {
    @Test(
        "the labels hold what the URL says, not how it is written there: that is for whoever asks for it",
        arguments: [
            ("http://h/a%20b", "/a b"), ("http://h", "/metrics"), ("http://h/%C3%A4", "/ä"), ("http://h/a+b", "/a+b"),
        ])
    func path(url: String, path: String) throws {
        #expect(try #require(TargetAddress(url)).group.labels["__metrics_path__"] == path)
    }

    @Test("so do the labels of parameters", arguments: ["1%202", "1+2"])
    func parameter(value: String) throws {
        #expect(try #require(TargetAddress("http://h/x?a=\(value)")).group.labels["__param_a"] == "1 2")
    }

    @Test(
        "what labels cannot hold is refused in words: a parameter's second value, a slash that is none",
        arguments: [
            ("http://h/?a=1&b=2&a=3", "the parameter 'a' stands there twice"), ("http://h/a%2Fb", "%2F in the path"),
            ("http://h/%FF", "its path is no UTF-8"),
        ])
    func impossible(url: String, why: String) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try SourceSettings(SourceOptions.parse(["--target", url]))
        }
        #expect(error?.description.hasPrefix("--target '\(url)': ") == true)
        #expect(error?.description.contains(why) == true)
        _ = try SourceSettings(SourceOptions.parse(["--sd", url]))
    }

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
