import Testing

@testable import Servers

@Suite struct DiscoverySettingTests {
    @Test(
        "TARGETS is a list of host:port",
        arguments: [
            ("localhost:8081", ["localhost:8081"]), ("a:1,b:2", ["a:1", "b:2"]), ("a:1, b:2 ", ["a:1", "b:2"]),
            ("[::1]:8081,10.0.0.1:80", ["[::1]:8081", "10.0.0.1:80"]), ("a_b.c-d:65535", ["a_b.c-d:65535"]),
        ]
    )
    func targets(text: String, addresses: [String]) throws {
        #expect(try DiscoveryConfiguration.targetsSetting.value(of: text) == addresses)
    }

    @Test(
        "an entry that is not is named",
        arguments: [
            ("http://x", 1, "http://x"), ("a:1,b", 2, "b"), ("a:1,", 2, "\"\""), ("a:0", 1, "a:0"),
            ("a:99999", 1, "a:99999"),
            ("::1:80", 1, "::1:80"), ("a:1/metrics", 1, "a:1/metrics"), (":80", 1, ":80"), ("a b:1", 1, "\"a b:1\""),
            ("[x]:1", 1, "[x]:1"), ("a:+1", 1, "a:+1"),
        ]
    )
    func badTargets(text: String, entry: Int, shown: String) {
        #expect(
            SettingTests.complaint(DiscoveryConfiguration.targetsSetting, text)
                == "TARGETS=\(ShownText(text)): entry \(entry), \(shown): "
                + "expected host:port, such as localhost:8081 or [::1]:8081"
        )
    }

    @Test(
        "TARGET_SELECTOR has the syntax of Kubernetes",
        arguments: [
            "app=metrics-server", "app==x", "app!=x", "app = x", "app in (a,b)", "app in (a, b),tier notin (c)", "app",
            "!app", "example.com/app=x", "app=", "a=b,c=d,!e", "x.y_z-1", "app=x\n", "app\tnotin(a,\r\n  b)",
        ]
    )
    func selector(text: String) {
        #expect(SettingTests.complaint(DiscoveryConfiguration.selectorSetting, text) == nil)
    }

    @Test(
        "a selector that does not parse is refused",
        arguments: [
            "=x", "app=a b", "app in", "app in a", "app in (a", "app in a)", "app of (a)", "a,,b", "a,", "!", "app=-x",
            "a/b/c=d", "/a=b", "app===x", "app=x=y", "app>1", "é=1", "app in (a,b) x",
            "Example.com/app=x", "a_b/c=d",
        ]
    )
    func badSelector(text: String) {
        let complaint = SettingTests.complaint(DiscoveryConfiguration.selectorSetting, text)
        #expect(complaint?.hasPrefix("TARGET_SELECTOR=") == true)
        #expect(complaint?.contains("expected a label selector, such as app=metrics-server") == true)
    }

    @Test(
        "KUBERNETES_SERVICE_HOST is an address or a name, IPv6 with brackets or without",
        arguments: [
            ("10.96.0.1", "10.96.0.1"), ("kubernetes.default.svc", "kubernetes.default.svc"), ("fd00::1", "fd00::1"),
            ("[fd00::1]", "fd00::1"), ("[10.96.0.1]", nil), ("[]", nil), ("[", nil),
        ] as [(String, String?)]
    )
    func apiHost(text: String, host: String?) {
        #expect((try? DiscoveryConfiguration.apiHostSetting.value(of: text)) == host)
    }

    @Test(
        "TARGET_NAMESPACE is the name of a namespace",
        arguments: [
            ("default", true), ("kube-system", true), ("a1", true), ("Default", false), ("a b", false), ("-a", false),
            ("a.b", false), ("a/b", false), (String(repeating: "a", count: 64), false),
        ]
    )
    func namespace(text: String, isGood: Bool) {
        #expect((SettingTests.complaint(DiscoveryConfiguration.namespaceSetting, text) == nil) == isGood)
    }
}
