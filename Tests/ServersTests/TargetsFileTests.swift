import Prometheus
import Testing

@testable import Servers

@Suite struct TargetsFileTests {
    static func json(_ text: String) throws -> [TargetGroup] {
        try TargetsFile.groups(json: text)
    }

    static func yaml(_ text: String) throws -> [TargetGroup] {
        try TargetsFile.groups(yaml: text)
    }

    @Test("a file of two groups, as Prometheus's documentation writes them, in JSON and in YAML")
    func bothFormats() throws {
        let expected = [
            TargetGroup(targets: ["a:9100", "b:9100"], labels: ["job": "node", "env": "x"]),
            TargetGroup(targets: ["[::1]:80"]),
        ]
        let json = """
            [
              {"targets": ["a:9100", "b:9100"], "labels": {"job": "node", "env": "x"}},
              {"targets": ["[::1]:80"]}
            ]
            """
        let yaml = """
            - targets: ['a:9100', "b:9100"]
              labels:
                job: node
                env: x
            - targets:
              - '[::1]:80'
            """
        #expect(try Self.json(json) == expected)
        #expect(try Self.yaml(yaml) == expected)
    }

    @Test(
        "what Prometheus takes is taken",
        arguments: [
            ("[]", []),
            ("null", []),
            ("[{}]", [TargetGroup(targets: [])]),
            (#"[{"TARGETS": ["a:1"]}]"#, [TargetGroup(targets: ["a:1"])]),
            (#"[{"targets": null, "labels": null}]"#, [TargetGroup(targets: [])]),
            (#"[{"targets": ["a:1"], "labels": {"x": null}}]"#, [TargetGroup(targets: ["a:1"])]),
            (
                #"[{"labels": {"é.b": "\u00e9\ud83d\ude00\n\"\\\/"}}]"#,
                [TargetGroup(targets: [], labels: ["é.b": "é😀\n\"\\/"])]
            ),
            (#"[{"labels": {"half": "\ud83d!"}}]"#, [TargetGroup(targets: [], labels: ["half": "\u{FFFD}!"])]),
            ("\r\n\t [ { \"targets\" : [ \"a:1\" ] } ] \n", [TargetGroup(targets: ["a:1"])]),
        ] as [(String, [TargetGroup])]
    )
    func goodJSON(text: String, groups: [TargetGroup]) throws {
        #expect(try Self.json(text) == groups)
    }

    @Test(
        "what Prometheus refuses is refused, with the place",
        arguments: [
            ("{}", "line 1, column 1: found a map, expected a list of target groups"),
            ("5", "line 1, column 1: found the number 5, expected a list of target groups"),
            ("[null]", "line 1, column 2: found null, expected a group with targets and labels"),
            (#"["a:1"]"#, "line 1, column 2: found the text a:1, expected a group with targets and labels"),
            (#"[{"target": []}]"#, "line 1, column 3: found the text target, expected targets or labels"),
            ("[{\"targets\": [\n  \"a:1\",\n  5\n]}]", "line 3, column 3: found the number 5, expected a text"),
            (#"[{"targets": "a:1"}]"#, "line 1, column 14: found the text a:1, expected a list of targets"),
            (#"[{"labels": ["a"]}]"#, "line 1, column 13: found a list, expected a map of labels"),
            (#"[{"labels": {"a": true}}]"#, "line 1, column 19: found true, expected a text"),
            (#"[{"labels": {"a": {}}}]"#, "line 1, column 19: found a map, expected a text"),
            (#"[{"labels": {"": "x"}}]"#, #"line 1, column 14: found the text "", expected the name of a label"#),
            ("[", "line 1, column 2: not valid JSON: the file ends here, expected a value"),
            ("<html>", "line 1, column 1: not valid JSON: expected a value"),
            (#"[{"targets": ["a:1",]}]"#, "line 1, column 21: not valid JSON: expected a value"),
            (#"[{"targets": []},]"#, "line 1, column 18: not valid JSON: expected a value"),
            (#"[{"targets": [],}]"#, "line 1, column 17: not valid JSON: expected a key in double quotes"),
            (#"[{"targets" []}]"#, #"line 1, column 13: not valid JSON: expected ":""#),
            ("[] []", "line 1, column 4: not valid JSON: expected nothing after the end of the list"),
            ("[{} {}]", #"line 1, column 5: not valid JSON: expected "," or "]""#),
            ("[\"a\nb\"]", "line 1, column 4: not valid JSON: expected no line break or control character in a text"),
            (#"["\x"]"#, #"line 1, column 3: not valid JSON: expected one of \" \\ \/ \b \f \n \r \t \uXXXX"#),
            (#"["\u12"#, #"line 1, column 3: not valid JSON: expected one of \" \\ \/ \b \f \n \r \t \uXXXX"#),
            (#"["a"#, "line 1, column 4: not valid JSON: the file ends within a text"),
            (String(repeating: "[", count: 100_000), "line 1, column 34: not valid JSON: nested too deeply"),
        ]
    )
    func badJSON(text: String, message: String) {
        let error = #expect(throws: TargetsFileError.self) { try Self.json(text) }
        #expect(error?.description == message)
    }

    @Test("in YAML a number or a boolean is read as its text, as Go reads it")
    func scalars() throws {
        let groups = try Self.yaml(
            "- targets: [a:1]\n  labels: {port: 8080, on: true, none: ~, empty: '', quoted: 'null'}\n")
        #expect(
            groups == [TargetGroup(targets: ["a:1"], labels: ["port": "8080", "on": "true", "quoted": "null"])]
        )
    }

    @Test("in YAML a group may merge in another, and its labels those of another")
    func merged() throws {
        let groups = try Self.yaml(
            "- &x {targets: [a:1], labels: &l {b: c}}\n- {<<: *x, targets: [a:2]}\n- {labels: {<<: *l, d: e}}\n")
        #expect(groups.map(\.targets) == [["a:1"], ["a:2"], []])
        #expect(groups.map(\.labels) == [["b": "c"], ["b": "c"], ["b": "c", "d": "e"]])
    }

    @Test(
        "YAML that Prometheus refuses is refused, with the place",
        arguments: [
            ("targets: [a:1]", "line 1, column 1: found a map, expected a list of target groups"),
            ("- targets: [a:1]\n  label: {}", "line 2, column 3: found the text label, expected targets or labels"),
            ("- targets: [[a]]", "line 1, column 13: found a list, expected a text"),
            ("- targets: [a:1\n", "line 2, column 1: not valid YAML: did not find expected ',' or ']'"),
            ("- targets: [a:1]\n  targets: [b:1]", "line 1, column 3: not valid YAML: the same key twice: targets"),
            ("- <<: 5", "line 1, column 7: found the text 5, expected a map"),
            (
                "- labels: &l {b: c}\n- labels: {<<: *l, b: d}",
                "line 2, column 20: found the text b, expected each label once"
            ),
            ("- targets: *x", "line 1, column 12: not valid YAML: found undefined alias"),
            ("\t- targets: []", "line 1, column 1: not valid YAML: found character that cannot start any token"),
        ]
    )
    func badYAML(text: String, message: String) {
        let error = #expect(throws: TargetsFileError.self) { try Self.yaml(text) }
        #expect(error?.description == message)
    }

    @Test("aliases of aliases do not fill the memory")
    func aliases() {
        let levels = (1...12).map {
            "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ","))]"
        }
        let error = #expect(throws: TargetsFileError.self) {
            try Self.yaml("a0: &a0 x\n" + levels.joined(separator: "\n"))
        }
        #expect(error?.description.hasSuffix("not valid YAML: too many values") == true)
    }
}
