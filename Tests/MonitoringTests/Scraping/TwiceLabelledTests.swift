import Prometheus
import Testing

@testable import Monitoring

/// As Debian's Prometheus 2.42 does it, by its `/api/v1/targets`.
@Suite("A label that stands twice", .timeLimit(.minutes(1)))
struct TwiceLabelledTests {
    enum Rule {
        case none, dropA, keepC
        case drop(b: String)
        case removeB, setB, copyB
        case dropNamed(String)

        var rules: [RelabelRule] {
            get throws {
                switch self {
                case .none: []
                case .dropA: try Rule.dropNamed("a").rules
                case .keepC: [try RelabelRule(action: .keep, sourceLabels: ["__name__"], regex: "c")]
                case .drop(let b): [try RelabelRule(action: .drop, sourceLabels: ["b"], regex: b)]
                case .removeB: [try RelabelRule(action: .labeldrop, regex: "b")]
                case .setB: [try RelabelRule(targetLabel: "b", replacement: "x")]
                case .copyB: [try RelabelRule(sourceLabels: ["b"], targetLabel: "z")]
                case .dropNamed(let name): [try RelabelRule(action: .drop, sourceLabels: ["__name__"], regex: name)]
                }
            }
        }
    }

    @Test(
        "the scrape fails only if it still does after relabelling, which sees the first value",
        arguments: [
            (#"a{b="1",b="2"} 1"#, .none, true),
            (#"a{b="1",b="2"} 1"#, .dropA, false),
            (#"a{b="1",b="2"} 1"#, .keepC, false),
            (#"a{b="1",b="2"} 1"#, .drop(b: "1"), false),
            (#"a{b="1",b="2"} 1"#, .drop(b: "2"), true),
            (#"a{b="1",b="2"} 1"#, .removeB, false),
            (#"a{b="1",b="2",b="3"} 1"#, .setB, false),
            (#"a{b="1",b="2"} 1"#, .copyB, true),
            (#"a{b="\\",b="2"} 1"#, .dropA, false),
            (#"a{b="1",b="2",c="3",c="4"} 1"#, .removeB, true),
            (#"a{b="1",b=""} 1"#, .none, false),
            (#"a{job="1",job="2"} 1"#, .none, false),
            (#"a{job="j",job="2"} 1"#, .none, false),
            (#"a{__name__="b"} 1"#, .dropA, false),
            (#"a{__name__="b"} 1"#, .dropNamed("b"), true),
        ] as [(String, Rule, Bool)])
    func relabelled(_ line: String, _ rule: Rule, isError: Bool) async throws {
        let rules = try rule.rules
        try await ScrapeTrial.run {
            $0.metricRelabelRules = rules
        } _: { trial in
            // The second time the series is known.
            for _ in 0..<2 {
                let error = try await trial.scrape("c 1\n\(line)\n").error
                #expect((error ?? "").contains("stands twice in one series") == isError)
            }
            #expect(Array(trial.values("c").values) == (isError ? [] : ["1 1"]))
        }
    }

    @Test("what is left of such a series is stored")
    func stored() async throws {
        let set = try Rule.setB.rules
        try await ScrapeTrial.run {
            $0.metricRelabelRules = set
        } _: { trial in
            try await trial.scrape(#"a{b="1",job="1",b="2",c="3",job="2"} 1"#)
            #expect(trial.values("a") == ["b=x,c=3,exported_job=1": "1"])
        }
        try await ScrapeTrial.run { trial in
            try await trial.scrape(#"a{b="1",b="",c="3"} 1"#)
            #expect(trial.values("a") == ["c=3": "1"])
        }
    }

    @Test("a strict reading of OpenMetrics lets no label stand twice, dropped or not")
    func strict() async throws {
        let drop = try Rule.dropA.rules
        try await ScrapeTrial.run {
            $0.metricRelabelRules = drop
        } _: { trial in
            let body = "a{b=\"1\",b=\"2\"} 1\n# EOF\n"
            let error = try await trial.scrape(.ok(body, type: "application/openmetrics-text; version=1.0.0")).error
            #expect(error == "line 1, column 9: the label “b” stands twice in one series")
        }
    }

    @Test("hundreds of thousands of labels, one of them twice, are soon refused", arguments: [[], ["l[0-9]+"]])
    func many(dropped: [String]) async throws {
        let rules = try dropped.map { try RelabelRule(action: .labeldrop, regex: $0) }
        try await ScrapeTrial.run {
            $0.metricRelabelRules = rules
        } _: { trial in
            let labels = (0..<300_000).reversed().map { "l\($0)=\"x\"" }.joined(separator: ",")
            let error = try await trial.scrape("a{\(labels),l0=\"y\"} 1\n").error
            #expect((error == nil) == !dropped.isEmpty)
        }
    }
}
