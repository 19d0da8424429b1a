import Prometheus
import Testing

@testable import Monitoring

@Suite("A target list in YAML")
struct TargetGroupYAMLTests {
    @Test("groups come with their targets and labels; scalars count as their text")
    func groups() throws {
        let groups = try TargetGroup.list(
            yaml: """
                - targets: [a:80, "b:80"]
                  labels: {env: prod, shard: 1, debug: true, empty: ~}
                - targets:
                    - 1234
                """)
        #expect(groups.map(\.targets) == [["a:80", "b:80"], ["1234"]])
        #expect(groups.map(\.labels) == [["env": "prod", "shard": "1", "debug": "true"], [:]])
    }

    @Test("an empty file is an empty list", arguments: ["", "# nothing\n", "[]", "null"])
    func empty(_ yaml: String) throws {
        #expect(try TargetGroup.list(yaml: yaml).isEmpty)
    }

    @Test(
        "one fault refuses the whole file",
        arguments: [
            ("targets: []", "expected a list of target groups, found a mapping"),
            ("- ~", "group 1 is null"),
            ("- target: []", "group 1: unknown key \"target\"; a group has \"targets\" and \"labels\""),
            ("- targets: a:80", "group 1: expected a list of strings as \"targets\", found a scalar"),
            ("- labels: {a: [b]}", "group 1: expected a string as the value of label \"a\", found a list"),
            ("- labels: {a: b", "not YAML: line 2, column 1: did not find expected ',' or '}'"),
        ])
    func faults(_ yaml: String, _ reason: String) {
        #expect {
            try TargetGroup.list(yaml: yaml)
        } throws: { error in
            "\(error)" == reason
        }
    }

    @Test("a mapping may merge in another, and of several documents the first counts")
    func merged() throws {
        let yaml = """
            - &x {targets: [a:1], labels: &l {b: c}}
            - {<<: *x, targets: [a:2]}
            - {targets: [a:3], labels: {<<: *l, d: e}}
            ---
            - {targets: [a:4]}
            """
        let groups = try TargetGroup.list(yaml: yaml)
        #expect(groups.map(\.targets) == [["a:1"], ["a:2"], ["a:3"]])
        #expect(groups.map(\.labels) == [["b": "c"], ["b": "c"], ["b": "c", "d": "e"]])
        #expect(throws: TargetGroupError.self) {
            try TargetGroup.list(yaml: "- labels: &l {b: c}\n- labels: {<<: *l, b: d}\n")
        }
    }

    @Test("aliases of aliases do not fill the memory")
    func aliases() {
        let levels = (1...12).map {
            "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ","))]"
        }
        #expect(throws: TargetGroupError.self) {
            try TargetGroup.list(yaml: "a0: &a0 x\n" + levels.joined(separator: "\n"))
        }
    }

    @Test("a key that stands twice is refused", arguments: ["- {targets: [], targets: []}", "- labels: {a: b, a: c}"])
    func repeated(_ yaml: String) {
        #expect(throws: TargetGroupError.self) { try TargetGroup.list(yaml: yaml) }
    }
}
