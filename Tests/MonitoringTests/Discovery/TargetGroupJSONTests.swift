import Prometheus
import Testing

@testable import Monitoring

@Suite("A target list in JSON")
struct TargetGroupJSONTests {
    private func list(_ json: String) throws(TargetGroupError) -> [TargetGroup] {
        try TargetGroup.list(json: Array(json.utf8))
    }

    @Test("groups come with their targets and labels")
    func groups() throws {
        let groups = try list(
            #"[{"targets":["a:80","b:80"],"labels":{"env":"prod","é":"\u00e9\n\ud83d\ude00"}},{"targets":[]}]"#)
        #expect(groups.map(\.targets) == [["a:80", "b:80"], []])
        #expect(groups.map(\.labels) == [["env": "prod", "é": "é\n😀"], [:]])
    }

    @Test(
        "what Go's JSON takes for nothing is nothing",
        arguments: [
            ("null", []), ("[]", []), (" [ ] \n", []), (#"[{}]"#, [[]]), (#"[{"targets":null,"labels":null}]"#, [[]]),
            (#"[{"targets":[null]}]"#, [[""]]), (#"[{"TARGETS":["a:1"]}]"#, [["a:1"]]),
            (#"[{"targets":["a:1"],"targets":["b:1"]}]"#, [["b:1"]]),
        ] as [(String, [[String]])])
    func lenient(_ json: String, _ targets: [[String]]) throws {
        #expect(try list(json).map(\.targets) == targets)
    }

    @Test("a label that is null reads as empty, so as absent")
    func nullLabel() throws {
        #expect(try list(#"[{"targets":["a:1"],"labels":{"a":null,"b":"c"}}]"#).map(\.labels) == [["b": "c"]])
    }

    @Test("of labels that stand there twice the last count, and nothing of the first")
    func labelsTwice() throws {
        let json = #"[{"targets":["a:1"],"labels":{"a":"1"},"labels":{"b":"2"}}]"#
        #expect(try list(json).map(\.labels) == [["b": "2"]])
    }

    @Test(
        "one fault refuses the whole list, in words that say where",
        arguments: [
            (#"{"targets":[]}"#, "expected a list of target groups, found an object"),
            (#"[null]"#, "group 1 is null"),
            (
                #"[{"targets":[]},"a:80"]"#,
                "group 2: expected an object with \"targets\" and \"labels\", found a string"
            ),
            (
                #"[{"targets":[],"label":{}}]"#,
                "group 1: unknown key \"label\"; a group has \"targets\" and \"labels\""
            ),
            (#"[{"targets":"a:80"}]"#, "group 1: expected a list of strings as \"targets\", found a string"),
            (#"[{"targets":[80]}]"#, "group 1: expected \"host:port\" as a target, found a number"),
            (#"[{"labels":[]}]"#, "group 1: expected an object as \"labels\", found an array"),
            (#"[{"labels":{"port":80}}]"#, "group 1: expected a string as the value of label \"port\", found a number"),
            (#"[{"labels":{"ok":true}}]"#, "group 1: expected a string as the value of label \"ok\", found a boolean"),
            (#"[{"labels":{"":"x"}}]"#, "group 1: \"\" is not a label name"),
            ("", "not JSON: line 1, column 1: expected a value, found the end"),
            ("<html>", "not JSON: line 1, column 1: expected a value, found \"<html>\""),
            ("[\n{},]", "not JSON: line 2, column 4: expected a value, found \"]\""),
            ("[] x", "not JSON: line 1, column 4: expected nothing more, found \"x\""),
            ("[{'targets':[]}]", "not JSON: line 1, column 3: expected a name in quotes, found \"'targets':[]\""),
            ("[01]", "not JSON: line 1, column 4: expected a number, found \"]\""),
            (
                "[\"a\u{1}\"]",
                "not JSON: line 1, column 4: expected no control character in a string, found \"\u{FFFD}\"]\""
            ),
        ])
    func faults(_ json: String, _ reason: String) {
        #expect {
            try list(json)
        } throws: { error in
            "\(error)" == reason
        }
    }

    @Test("bytes that are not UTF-8 become U+FFFD, as does half a surrogate pair")
    func brokenText() throws {
        let groups = try TargetGroup.list(
            json: Array(#"[{"targets":["a\ud800b:1",""#.utf8) + [0xFF] + Array("\"]}]".utf8))
        #expect(groups.map(\.targets) == [["a\u{FFFD}b:1", "\u{FFFD}"]])
    }

    @Test("nesting without end is refused, not followed")
    func deep() {
        #expect(throws: TargetGroupError.self) { try list(String(repeating: "[", count: 100_000)) }
        #expect(throws: TargetGroupError.self) { try list(String(repeating: #"{"a":"#, count: 100_000)) }
    }

    @Test("10,000 targets are read")
    func many() throws {
        let targets = (0..<10_000).map { "\"10.0.\($0 / 250).\($0 % 250):9100\"" }.joined(separator: ",")
        #expect(try list("[{\"targets\":[\(targets)],\"labels\":{\"job\":\"node\"}}]").first?.targets.count == 10_000)
    }
}
