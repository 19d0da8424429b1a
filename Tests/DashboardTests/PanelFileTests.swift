import Charting
import Monitoring
import Testing

@testable import Dashboard

@Suite("Panels from a file")
struct PanelFileTests {
    private static func read(_ text: String, isQueried: Bool = false) throws -> [PanelRequest] {
        let root = try #require(try ConfigurationNode.read(text, path: "p.yaml"))
        return try PanelFile.read(root, isQueried: isQueried)
    }

    @Test("a panel has a title, a selector, and what else is said of it")
    func whole() throws {
        let panels = try Self.read(
            """
            panels:
              - title: Load
                selector: node_load1{job="node"}
                kind: value
                unit: runnable
                min: 0
                max: 1e3
                expect: 2±50%
              - selector: up
            """)
        #expect(panels.map(\.title) == ["Load", "up"])
        #expect(panels[0].selector == (try Selector(#"node_load1{job="node"}"#)))
        #expect(panels[0].look == PanelLook(drawing: .value, unit: "runnable", lower: 0, upper: 1000))
        #expect(panels[0].expectations == [try Expectation(#"node_load1{job="node"}=2±50%"#)])
        #expect(panels[1].look == PanelLook())
    }

    @Test("what is expected may differ between series; other PromQL has one band for all")
    func expectations() throws {
        let some = try Self.read(
            "panels: [{selector: a, expect: ['{b=\"c\"}=30+-10%', 'd=1±1%', 5±1%]}]")
        #expect(
            some[0].expectations == [
                try Expectation("a{b=\"c\"}=30±10%"), try Expectation("d=1±1%"), try Expectation("a=5±1%"),
            ])
        let computed = try Self.read("panels: [{title: T, expr: sum(a), expect: 5±1%}]", isQueried: true)
        #expect(computed[0].expectations.isEmpty)
        #expect(computed[0].look.expectation == (try Expectation("T=5±1%")))
    }

    @Test(
        "what cannot be used names file, line and key, and what was expected",
        arguments: [
            ("- a", "p.yaml:1: expected a mapping, found a list"),
            ("panels:", #"p.yaml:1: expected the key "panels" with a list of panels"#),
            ("panels: []", "p.yaml:1: panels: the list is empty; expected one panel at least"),
            ("panels:\n- title: A", #"p.yaml:2: panels[0]: expected "selector", such as"#),
            (
                "panels:\n- selector: a\n  titel: B",
                #"p.yaml:3: panels[0].titel: unknown key "titel"; did you mean "title"?"#
            ),
            ("panels:\n- selector: a{\n", "p.yaml:2: panels[0].selector: expected a selector"),
            ("panels:\n- expr: sum(a)\n", "p.yaml:2: panels[0].expr: expected a selector"),
            ("panels:\n- selector: '{a=\"b\"}'\n", "p.yaml:2: panels[0].selector: '{a=\"b\"}' names no metric"),
            (
                "panels:\n- selector: a\n  expr: a",
                #"p.yaml:2: panels[0].selector: "selector" and "expr" stand here both"#
            ),
            (
                "panels:\n- selector: a\n  kind: pie",
                #"p.yaml:3: panels[0].kind: expected one of value, rate, quantiles, heatmap, found "pie""#
            ),
            ("panels:\n- selector: a\n  min: low", #"p.yaml:3: panels[0].min: expected a number, found "low""#),
            ("panels:\n- selector: a\n  min: .nan", #"p.yaml:3: panels[0].min: expected a finite number"#),
            ("panels:\n- selector: a\n  min: 2\n  max: 1", "p.yaml:4: panels[0].max: 1 is not above min"),
            (
                "panels:\n- selector: a\n  kind: rate\n  expect: 1±1%",
                "p.yaml:4: panels[0].expect: is about values as they are"
            ),
            ("panels:\n- selector: a\n  expect: 30", "p.yaml:3: panels[0].expect: expected a band, such as 30±10%"),
            (
                "panels:\n- selector: a\n  expect: [1±1%, '{b=1}=2±1%']",
                "p.yaml:3: panels[0].expect[1]: expected a band"
            ),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: ConfigurationFileError.self) { try Self.read(text) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test("the example in docs can be used")
    func example() throws {
        let path = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/docs/panels.yaml"
        let requests = PanelRequests(texts: [], files: [path], expectations: [], isQueried: false)
        #expect(try requests.load().choice.definitions.map(\.title) == ["Waves", "Requests", "Latency"])
    }

    @Test("those of the command line come first; two with one title are an error that names the second")
    func together() throws {
        let path = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/docs/panels.yaml"
        func load(_ texts: [String]) throws -> PanelRequests.Loaded {
            try PanelRequests(
                texts: texts, files: [path], expectations: [try Expectation("x=1±1%")], isQueried: false
            ).load()
        }
        let loaded = try load(["Up: up"])
        #expect(loaded.choice.definitions.map(\.title) == ["Up", "Waves", "Requests", "Latency", "x"])
        #expect(loaded.choice.expectations.map(\.base) == [1, 40])
        let error = #expect(throws: ConfigurationError.self) { try load(["Waves: up"]) }
        #expect(error?.description == "\(path):4: panels[0].selector: another panel has the title 'Waves' already")
    }

    @Test("what is expected has a panel too, also where others are asked for: else nobody could say that it fails")
    func expected() throws {
        func titles(_ texts: [String], isQueried: Bool = false) throws -> [String] {
            try PanelRequests(
                texts: texts, files: [], expectations: [try Expectation("a{b=\"c\"}=1±1%"), try Expectation("a=2±1%")],
                isQueried: isQueried
            ).load().choice.definitions.map(\.title)
        }
        #expect(try titles(["Up: up"]) == ["Up", "a"])
        #expect(try titles(["Up: up"], isQueried: true) == ["Up", "a"])
        #expect(try titles(["A: a{b=\"c\"}"]) == ["A"])
        #expect(try titles([]) == [])
    }

    @Test("the value axis has the ends that the panel names; the rest follows the values")
    func limits() throws {
        #expect(PanelLook().limited(1...2) == 1...2)
        #expect(PanelLook(lower: 0).limited(1...2) == 0...2)
        #expect(PanelLook(upper: 10).limited(1...2) == 1...10)
        #expect(PanelLook(lower: 0, upper: 10).limited(nil) == 0...10)
        #expect(PanelLook(lower: 5).limited(1...2) == 1...2, "no range: the values win")
    }

    private static func interface(_ definitions: [PanelDefinition], _ size: Size = Size(110, 32)) -> Interface {
        var settings = DashboardSettings(source: "x")
        settings.panels = definitions
        var interface = Interface(settings: settings, size: size, now: Building.noon)
        _ = interface.update(.snapshot(Building.manyKinds))
        _ = interface.update(.snapshot(Building.manyKinds))
        return interface
    }

    @Test("a gauge as a rate, a counter as it is, a histogram as a heatmap; the unit stands beside the title")
    func drawings() throws {
        func definition(_ selector: String, _ drawing: PanelDrawing) -> PanelDefinition {
            PanelDefinition(
                title: "T", selector: Selector(name: selector), look: PanelLook(drawing: drawing, unit: "widgets"))
        }
        let rate = Self.interface([definition("queue_length", .rate)])
        #expect(rate.frame.text.contains("widgets   per second, over 20 s   together"))
        let value = Self.interface([definition("requests_total", .value)])
        #expect(value.model.shown.panels[0].kind == .values)
        #expect(value.frame.text.contains("widgets   together"))
        let heatmap = Self.interface([definition("latency_seconds", .heatmap)])
        #expect(heatmap.frame.text.contains(" a bucket   heatmap ▾   histogram"))
        #expect(heatmap.frame.text.contains("█"))
    }

    @Test("other panels take the place of those that are shown, at once, with what is expected of them")
    func change() throws {
        var interface = Self.interface([PanelDefinition(title: "Queue", selector: Selector(name: "queue_length"))])
        #expect(interface.model.shown.panels.map(\.name) == ["Queue"])
        _ = interface.update(
            .panels(
                PanelChoice(
                    definitions: [
                        PanelDefinition(title: "Waves", selector: Selector(name: "my_first_metric")),
                        PanelDefinition(title: "Queue", selector: Selector(name: "queue_length")),
                    ],
                    expectations: [try Expectation("my_first_metric=30±10%")])))
        #expect(interface.model.shown.panels.map(\.name) == ["Waves", "Queue"])
        _ = interface.update(.snapshot(Building.manyKinds))
        #expect(interface.model.shown.panels[0].rows.map { $0.verdict?.band?.base } == [30, 30])
        #expect(interface.model.live.alarms == 1, "the wave around 50")
    }

    @Test("a band of a panel that a server computes holds for all its series")
    func computedBand() throws {
        var definition = PanelDefinition(title: "my_first_metric", selector: Selector(name: "my_first_metric"))
        definition.look.expectation = try Expectation("x=50±10%")
        definition.isComputed = true
        let interface = Self.interface([definition])
        #expect(interface.model.shown.panels[0].rows.map(\.isAlarming) == [true, false])
    }
}
