import ArgumentParser
import Monitoring
import Testing

@testable import Dashboard

@Suite("Where the samples come from")
struct SourceSettingsTests {
    /// Options as the command line leaves them where it says nothing.
    private static func options(_ change: (inout SourceOptions) -> Void = { _ in }) -> SourceOptions {
        var options = (try? SourceOptions.parse([])) ?? SourceOptions()
        options.discoveries = []
        options.targets = []
        options.config = nil
        options.prometheus = nil
        options.panels = []
        options.panelFiles = []
        options.interval = nil
        options.timeout = nil
        options.refresh = nil
        options.openMetrics = .strict
        options.retention = "1h"
        options.expect = []
        options.log = nil
        change(&options)
        return options
    }

    private static func fixture(_ name: String) -> String {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        return "/\(tests)/Fixtures/configuration/\(name)"
    }

    @Test("with nothing said, the demonstration's discovery")
    func demonstration() throws {
        let settings = try SourceSettings(Self.options())
        #expect(settings.name == "http://localhost:8080/targets")
        #expect(settings.interval == .seconds(5))
        #expect(settings.configurations.map(\.jobName) == ["promwave"])
        #expect(settings.configurations[0].scrapeTimeout == .seconds(5), "at most the interval")
    }

    @Test("--config brings its jobs, Helm values too")
    func configuration() throws {
        let path = Self.fixture("helm-values.yml")
        let settings = try SourceSettings(Self.options { $0.config = path })
        #expect(settings.file == path)
        #expect(settings.isScraping)
        #expect(settings.configurations.map(\.jobName) == ["promdiscovery"])
        #expect(settings.interval == .seconds(5))
    }

    @Test("a configuration that names a file which is not there is an error with file, line and key")
    func missingSecret() {
        let path = Self.fixture("complete.yml")
        let error = #expect(throws: ConfigurationError.self) {
            try SourceSettings(Self.options { $0.config = path })
        }
        #expect(error?.description.contains("\(path):35: scrape_configs[1].basic_auth.password_file: ") == true)
    }

    @Test("a configuration file that is not there is an error that names it")
    func noFile() {
        let error = #expect(throws: ConfigurationError.self) {
            try SourceSettings(Self.options { $0.config = "/nowhere/prometheus.yml" })
        }
        #expect(error?.description.contains("/nowhere/prometheus.yml") == true)
        #expect(error?.description.contains("no such file or directory") == true)
    }

    @Test(
        "what cannot stand together is wrong usage",
        arguments: [
            (
                "--config … --sd",
                options {
                    $0.config = "a"
                    $0.discoveries = ["http://x/"]
                }
            ),
            (
                "--config … --target",
                options {
                    $0.config = "a"
                    $0.targets = ["http://x/"]
                }
            ),
            (
                "--config … --interval",
                options {
                    $0.config = "a"
                    $0.interval = "5s"
                }
            ),
            (
                "--prometheus … --config",
                options {
                    $0.prometheus = "http://x"
                    $0.config = "a"
                }
            ),
            (
                "--prometheus … --timeout",
                options {
                    $0.prometheus = "http://x"
                    $0.timeout = "5s"
                }
            ),
        ])
    func conflicts(name: String, options: SourceOptions) {
        #expect(throws: (any Error).self, "\(name)") { try options.validate() }
    }

    @Test("what can stand together is none")
    func noConflict() throws {
        try Self.options().validate()
        try Self.options {
            $0.discoveries = ["http://x/"]
            $0.targets = ["http://y/"]
        }.validate()
        try Self.options {
            $0.prometheus = "http://x"
            $0.interval = "5s"
            $0.panels = ["up"]
        }.validate()
    }

    @Test("credentials and headers go to the server that is asked, else to the targets of --target")
    func fetching() throws {
        let header = HTTPClientConfiguration.Header(name: "X-Scope-OrgID", value: .text("team-a"))
        func change(_ options: inout SourceOptions) {
            options.fetching.headers = ["X-Scope-OrgID: team-a"]
            options.fetching.user = "me"
            options.fetching.insecure = true
        }
        let asked = try SourceSettings(
            Self.options {
                $0.prometheus = "http://you:x@mimir/prometheus"
                change(&$0)
            })
        guard case .server(let server, _) = asked.origin else {
            Issue.record("\(asked.origin)")
            return
        }
        #expect(server.http.headers == [header] && server.http.tls.insecureSkipVerify)
        #expect(server.http.credentials == .basic(username: .text("me"), password: .text("")))
        let target = Self.options {
            $0.targets = ["http://x/"]
            change(&$0)
        }
        #expect(try SourceSettings(target).configurations.map(\.http.headers) == [[header]])
        #expect(try SourceSettings(target, isComparing: true).configurations.map(\.http.headers) == [[]])
        let comparison = try CompareOptions.parse(["--compare", "http://p:9090"])
        let compared = try #require(try comparison.server(target.fetching))
        #expect(compared.http.headers == [header])
    }

    @Test("credentials are never for what a discovery finds, nor beside a configuration file")
    func strayCredentials() throws {
        for change: (inout SourceOptions) -> Void in [
            { _ in }, { $0.discoveries = ["http://sd/"] }, { $0.config = "a" },
            {
                $0.discoveries = ["http://sd/"]
                $0.targets = ["http://x/"]
            },
        ] {
            let options = Self.options {
                change(&$0)
                $0.fetching.user = "me"
            }
            #expect(throws: (any Error).self) { try options.validateFetching() }
            try options.validateFetching(isComparing: true)
        }
    }

    @Test("a name and a password in a URL are refused, and are not said again", arguments: ["--sd", "--target", "URL"])
    func credentialsInURL(option: String) async throws {
        for credentials in ["me:geheim", "geheim", ":geheim", "me:%geheim", "me:ge@heim"] {
            let url = "http://\(credentials)@127.0.0.1:1/metrics"
            var error: ConfigurationError?
            switch option {
            case "--sd":
                error = #expect(throws: ConfigurationError.self) {
                    try SourceSettings(Self.options { $0.discoveries = [url] })
                }
            case "--target":
                error = #expect(throws: ConfigurationError.self) {
                    try SourceSettings(Self.options { $0.targets = [url] })
                }
            default:
                let command = try ScrapeCommand.parse([url])
                error = await #expect(throws: ConfigurationError.self) { try await command.run() }
            }
            #expect(error?.description.hasPrefix("\(option): ") == true)
            #expect(error?.description.contains("heim") == false)
        }
        // An at sign of the path or the query is none of theirs.
        let settings = try SourceSettings(Self.options { $0.targets = ["http://a/x@y?z=a@b"] })
        #expect(settings.name == "http://a/x@y?z=a@b")
    }

    @Test("panels of our own scrapes are selectors; those of a server are named after their titles")
    func definitions() throws {
        let own = try SourceSettings(Self.options { $0.panels = ["Load: node_load1{job=\"node\"}"] })
        #expect(
            own.panels == [PanelDefinition(title: "Load", selector: try Selector("node_load1{job=\"node\"}"))])
        let asked = try SourceSettings(
            Self.options {
                $0.prometheus = "http://x"
                $0.panels = ["Load: sum(rate(x[1m]))"]
            })
        #expect(asked.panels == [PanelDefinition(title: "Load", selector: Selector(name: "Load"), isComputed: true)])
        #expect(throws: ConfigurationError.self) {
            try SourceSettings(Self.options { $0.panels = ["Load: sum(rate(x[1m]))"] })
        }
    }

    @Test("of a server, the panels; without, what is expected; without that, the wave and up")
    func panels() throws {
        func panels(_ change: (inout SourceOptions) -> Void) throws -> [PanelOption] {
            let settings = try SourceSettings(
                Self.options {
                    $0.prometheus = "http://localhost:9090/graph"
                    change(&$0)
                })
            guard case .server(let server, let panels) = settings.origin else { return [] }
            #expect(server.base == "http://localhost:9090")
            return panels
        }
        #expect(try panels { _ in }.map(\.expression) == ["my_first_metric", "up"])
        #expect(try panels { $0.expect = ["a{b=\"c\"}=1±1%", "a{b=\"c\"}=2±1%"] }.map(\.expression) == ["a{b=\"c\"}"])
        #expect(
            try panels { $0.panels = ["Load: sum(rate(x[1m]))"] }
                == [PanelOption(title: "Load", expression: "sum(rate(x[1m]))")])
        #expect(throws: ConfigurationError.self) { try panels { $0.panels = ["A: up", "B: up"] } }
    }

    @Test("a server's address that cannot be one is an error that names the option")
    func badServer() {
        let error = #expect(throws: ConfigurationError.self) {
            try SourceSettings(Self.options { $0.prometheus = "localhost:9090" })
        }
        #expect(error?.description.hasPrefix("--prometheus 'localhost:9090': ") == true)
    }

    @Test(
        "a panel is a title and an expression, or an expression that is its own title",
        arguments: [
            ("Errors (5xx): rate(errors_total[1m])", "Errors (5xx)", "rate(errors_total[1m])"),
            ("job:errors:rate5m", "job:errors:rate5m", "job:errors:rate5m"),
            (#"a{b="c: d"}"#, #"a{b="c: d"}"#, #"a{b="c: d"}"#),
            ("  T :   up ", "T", "up"),
        ])
    func panel(text: String, title: String, expression: String) throws {
        #expect(try PanelOption(text) == PanelOption(title: title, expression: expression))
    }

    @Test("a panel without an expression is an error", arguments: ["", "  ", "T: ", ": up"])
    func badPanel(text: String) {
        #expect(throws: ConfigurationError.self) { try PanelOption(text) }
    }

    @Test(
        "a panel of our own scrapes is read as one of a server is",
        arguments: [
            (#"Load: node_load1{job="a: b"}"#, "Load", #"node_load1{job="a: b"}"#),
            (#"h{le=~"x: y|.*"}"#, #"h{le=~"x: y|.*"}"#, #"h{le=~"x: y|.*"}"#),
            ("job:rate:5m", "job:rate:5m", "job:rate:5m"), ("  T :   up ", "T", "up"),
        ])
    func ownPanel(text: String, title: String, selector: String) throws {
        let settings = try SourceSettings(Self.options { $0.panels = [text] })
        #expect(settings.panels == [PanelDefinition(title: title, selector: try Selector(selector))])
    }

    @Test(
        "a panel of our own scrapes that is none is an error that says what is wrong",
        arguments: [
            (": h", "expected a title"), ("Load: node_load1{", "expected 'TITLE: SELECTOR'"),
            (#"All: {job="a"}"#, "names no metric"), ("Load: sum(x)", "with --prometheus any expression"),
        ])
    func badOwnPanel(text: String, why: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try SourceSettings(Self.options { $0.panels = [text] })
        }
        #expect(error?.description.hasPrefix("--panel '\(text)': ") == true)
        #expect(error?.description.contains(why) == true)
    }

    @Test("percentages", arguments: [("5%", 0.05), ("0.1 %", 0.001), ("5", 0.05), ("0%", 0)])
    func percent(text: String, part: Double) throws {
        #expect(try PercentOption.part(text, of: "--tolerance") == part)
    }

    @Test("what is no percentage", arguments: ["", "%", "-1%", "1e3%", "nan", "five"])
    func badPercent(text: String) {
        #expect(throws: ConfigurationError.self) { try PercentOption.part(text, of: "--tolerance") }
    }
}
