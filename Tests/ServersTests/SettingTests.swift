import Testing

@testable import Servers

@Suite struct SettingTests {
    /// What a setting says to a value in the environment; nil where it takes it.
    static func complaint<Value>(_ setting: Setting<Value>, _ text: String) -> String? {
        var reader = SettingReader { $0 == setting.variable ? text : nil }
        _ = reader.read(setting, flag: nil)
        do {
            try reader.finish()
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        "METRIC_VALUE is a finite decimal number",
        arguments: ["abc", "nan", "inf", "-Inf", "0x1p3", "1_000", "1,5", "1e400", " 30", "30 ", "1e13", "--1", "30°"]
    )
    func badValue(text: String) {
        let complaint = Self.complaint(MetricsConfiguration.valueSetting, text)
        #expect(complaint?.hasPrefix("METRIC_VALUE=\(ShownText(text)): expected a decimal number between") == true)
    }

    @Test("the message names the variable, its value and what was expected")
    func message() {
        #expect(
            Self.complaint(MetricsConfiguration.valueSetting, "abc")
                == "METRIC_VALUE=abc: expected a decimal number between -1000000000000 and 1000000000000, "
                + "such as 30 or 12.5"
        )
    }

    @Test(
        "METRIC_VALUE may be signed, fractional, zero or in scientific notation", arguments: ["-5", "+1.5", "0", "1e3"])
    func goodValue(text: String) {
        #expect(Self.complaint(MetricsConfiguration.valueSetting, text) == nil)
    }

    @Test(
        "METRICS_PATH is a path that a request can ask for, and that no other page has",
        arguments: [
            ("metrics2", #"METRICS_PATH=metrics2: expected a path that starts with "/", such as /metrics2"#),
            (
                "http://x/metrics",
                #"METRICS_PATH=http://x/metrics: expected a path that starts with "/", such as /metrics2"#
            ),
            (
                "/health",
                "METRICS_PATH=/health: the path is taken by the health check; expected another one, such as /metrics2"
            ),
            (
                "/readyz",
                "METRICS_PATH=/readyz: the path is taken by the readiness check; expected another one, such as /metrics2"
            ),
            (
                "/metrics",
                "METRICS_PATH=/metrics: the path is taken by the server's own metrics; expected another one, "
                    + "such as /metrics2"
            ),
            (
                "/",
                "METRICS_PATH=/: the path is taken by the page that links the others; expected another one, "
                    + "such as /metrics2"
            ),
            (
                "/m?x=1",
                "METRICS_PATH=/m?x=1: a path has no query and no fragment; expected a plain path, such as /metrics2"
            ),
            (
                "/a b",
                #"METRICS_PATH="/a b": expected letters, digits and -._~!$&'()*+,;=:@/ only; anything else as %XX"#
            ),
            (
                "/é",
                #"METRICS_PATH="/é": expected letters, digits and -._~!$&'()*+,;=:@/ only; anything else as %XX"#
            ),
            ("/a%2", "METRICS_PATH=/a%2: expected letters, digits and -._~!$&'()*+,;=:@/ only; anything else as %XX"),
            (
                "/a/../b",
                #"METRICS_PATH=/a/../b: expected no "." and no ".." between its slashes: clients resolve them"#
            ),
            ("/a/b-c_d.e~f/%C3%A9", nil),
        ] as [(String, String?)]
    )
    func path(text: String, complaint: String?) {
        #expect(Self.complaint(MetricsConfiguration.pathSetting, text) == complaint)
    }

    @Test("the discovery server takes any path: it is that of the targets, not its own")
    func pathOfTargets() {
        #expect(Self.complaint(DiscoveryConfiguration.metricsPathSetting, "/metrics") == nil)
        #expect(Self.complaint(DiscoveryConfiguration.metricsPathSetting, "metrics") != nil)
    }

    @Test("METRIC_VARIATION is a fraction", arguments: [("0", true), ("1", true), ("0.25", true), ("1.01", false)])
    func variation(text: String, isGood: Bool) {
        #expect((Self.complaint(MetricsConfiguration.variationSetting, text) == nil) == isGood)
    }

    @Test(
        "METRIC_NAME is a metric name of the text format",
        arguments: [("a_b:c1", true), ("1a", false), ("a-b", false), ("a b", false), ("é", false), ("a{", false)]
    )
    func name(text: String, isGood: Bool) {
        #expect((Self.complaint(MetricsConfiguration.nameSetting, text) == nil) == isGood)
    }

    @Test(
        "PORT is 0 to 65535",
        arguments: [("0", true), ("65535", true), ("65536", false), ("99999", false), ("-1", false), ("http", false)]
    )
    func port(text: String, isGood: Bool) {
        let complaint = Self.complaint(ListenAddress.portSetting, text)
        #expect(complaint == (isGood ? nil : "PORT=\(text): expected a port number from 0 to 65535"))
    }

    @Test(
        "HOST is an address or a name",
        arguments: [
            ("0.0.0.0", true), ("::", true), ("[::1]", true), ("fe80::1%eth0", true), ("localhost", true),
            ("my_host.example", true), ("http://x", false), ("a b", false), ("x:80", false), ("", true), ("-a", false),
        ]
    )
    func host(text: String, isGood: Bool) {
        #expect((Self.complaint(ListenAddress.hostSetting, text) == nil) == isGood)
    }

    @Test(
        "HOST=:: is every address, also where the kernel has no IPv6",
        arguments: [
            ("::", true, "::"), ("::", false, "0.0.0.0"), ("::1", false, "::1"), ("0.0.0.0", true, "0.0.0.0"),
        ]
    )
    func everyAddress(host: String, hasIPv6: Bool, expected: String) {
        let address = ListenAddress(host: host, port: 80).available(hasIPv6: hasIPv6)
        #expect(address == ListenAddress(host: expected, port: 80))
    }

    @Test("a flag wins over its variable, a variable over the default, and an empty variable is not set")
    func precedence() {
        var reader = SettingReader { $0 == "PORT" ? "81" : "" }
        #expect(reader.read(ListenAddress.portSetting, flag: "82") == 82)
        #expect(reader.read(ListenAddress.portSetting, flag: nil) == 81)
        #expect(reader.read(ListenAddress.hostSetting, flag: nil) == "0.0.0.0")
        #expect(throws: Never.self) { try reader.finish() }
    }

    @Test("an empty flag is a value, and every mistake is told, by flag and by variable")
    func everyMistake() {
        var reader = SettingReader { $0 == "METRIC_PERIOD" ? "0" : nil }
        _ = reader.read(ListenAddress.portSetting, flag: "")
        _ = reader.read(MetricsConfiguration.periodSetting, flag: nil)
        #expect(
            throws: ConfigurationError(problems: [
                #"--port="": expected a port number from 0 to 65535"#,
                "METRIC_PERIOD=0: expected a duration above 0, in seconds or as Prometheus writes it, "
                    + "such as 60, 0.5, 1m30s or 500ms",
            ])
        ) { try reader.finish() }
    }

    @Test("a value is shown without the control characters that it may hold")
    func shown() {
        #expect(ShownText("a\u{1B}[31m\nb\u{202E}").description == #""a\u{1b}[31m\nb\u{202e}""#)
        #expect(ShownText(String(repeating: "x", count: 300)).description.count == 203)
    }
}
