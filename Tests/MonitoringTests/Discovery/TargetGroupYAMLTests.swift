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

    @Test("a key that stands twice is refused", arguments: ["- {targets: [], targets: []}", "- labels: {a: b, a: c}"])
    func repeated(_ yaml: String) {
        #expect(throws: TargetGroupError.self) { try TargetGroup.list(yaml: yaml) }
    }
}
