import Monitoring
import Prometheus
import Testing

@Suite("A relabel rule")
struct RelabelRuleTests {
    private func message(_ make: () throws(RelabelRuleError) -> RelabelRule) -> String? {
        do {
            _ = try make()
            return nil
        } catch {
            return "\(error.key): \(error)"
        }
    }

    @Test("has Prometheus's defaults")
    func defaults() throws {
        let rule = try RelabelRule(targetLabel: "x")
        #expect(rule.action == .replace)
        #expect(rule.sourceLabels == [])
        #expect(rule.separator == ";")
        #expect(rule.regex.pattern == "(.*)")
        #expect(rule.replacement == "$1")
        #expect(rule.modulus == 0)
    }

    @Test("that lacks what its action needs is refused", arguments: RelabelAction.allCases)
    func needs(action: RelabelAction) {
        let text = message { () throws(RelabelRuleError) in try RelabelRule(action: action) }
        switch action {
        case .keep, .drop, .labelmap, .labeldrop, .labelkeep: #expect(text == nil)
        case .hashmod: #expect(text == "modulus: the action hashmod needs a modulus, a whole number from 1 on")
        default: #expect(text == "target_label: the action \(action) needs a target_label")
        }
    }

    @Test("with what its action forbids is refused")
    func forbidden() {
        #expect(
            message { () throws(RelabelRuleError) in
                try RelabelRule(action: .lowercase, targetLabel: "a", replacement: "x")
            } == "replacement: the action lowercase takes no replacement")
        #expect(
            message { () throws(RelabelRuleError) in
                try RelabelRule(action: .keepequal, regex: "(.*)", targetLabel: "a")
            } == "regex: the action keepequal takes source_labels and target_label only, not regex")
        #expect(
            message { () throws(RelabelRuleError) in
                try RelabelRule(action: .dropequal, separator: "-", targetLabel: "a")
            } == "separator: the action dropequal takes source_labels and target_label only, not separator")
        #expect(
            message { () throws(RelabelRuleError) in
                try RelabelRule(action: .labeldrop, sourceLabels: [], regex: "x")
            } == "source_labels: the action labeldrop takes a regex only, not source_labels")
        #expect(
            message { () throws(RelabelRuleError) in
                try RelabelRule(action: .labelkeep, regex: "x", targetLabel: "y")
            } == "target_label: the action labelkeep takes a regex only, not target_label")
    }

    @Test("takes any target label since Prometheus 3, and letters, digits and _ only where names are legacy")
    func targetNames() {
        #expect(message { () throws(RelabelRuleError) in try RelabelRule(targetLabel: "a.b-é") } == nil)
        #expect(
            message { () throws(RelabelRuleError) in try RelabelRule(targetLabel: "a.b", names: .legacy) }
                == "target_label: \"a.b\" is not a valid target_label for the action replace")
        for valid in ["$1", "${1}", "a_$1", "${name}_x", "_"] {
            #expect(
                message { () throws(RelabelRuleError) in try RelabelRule(targetLabel: valid, names: .legacy) } == nil)
        }
        for invalid in ["$", "${1", "1$1", "a-$1", "$$"] {
            #expect(
                message { () throws(RelabelRuleError) in try RelabelRule(targetLabel: invalid, names: .legacy) } != nil)
        }
    }

    @Test("with a regex that is none is refused in the regex's words")
    func regex() {
        #expect(
            message { () throws(RelabelRuleError) in try RelabelRule(regex: "a(?=b)", targetLabel: "x") }
                == "regex: the regex is not valid: invalid or unsupported Perl syntax: `(?=` at character 2 "
                + "(RE2 has no lookahead)")
    }

    @Test("equals another by what was configured")
    func equality() throws {
        let rule = try RelabelRule(sourceLabels: ["a"], regex: "x|y", targetLabel: "b")
        #expect(try rule == RelabelRule(sourceLabels: ["a"], regex: "x|y", targetLabel: "b"))
        #expect(try rule != RelabelRule(sourceLabels: ["a"], regex: "y|x", targetLabel: "b"))
        #expect(Set([rule, rule]).count == 1)
    }

    @Test("is told in one line as it would be configured")
    func description() throws {
        #expect(try RelabelRule(action: .labeldrop, regex: "a|b").description == "action: labeldrop, regex: a|b")
        let rule = try RelabelRule(
            action: .hashmod, sourceLabels: ["a", "b.c"], separator: ", ", modulus: 8, targetLabel: "__tmp_x")
        #expect(
            rule.description
                == #"action: hashmod, source_labels: [a, b.c], separator: ", ", modulus: 8, target_label: __tmp_x"#)
        let quoted = try RelabelRule(sourceLabels: ["a"], regex: #"[^:]+:"(\d{2})"#, targetLabel: "b", replacement: "")
        #expect(
            quoted.description
                == #"action: replace, source_labels: [a], regex: "[^:]+:\"(\\d{2})", target_label: b, replacement: """#)
    }

    @Test("is explained step by step: its input, whether it matched, and the labels after it")
    func explains() throws {
        let rules = [
            try RelabelRule(sourceLabels: ["a", "b"], targetLabel: "c"),
            try RelabelRule(sourceLabels: ["a"], regex: "no", targetLabel: "d"),
            try RelabelRule(action: .labeldrop, regex: "b"),
            try RelabelRule(action: .drop, sourceLabels: ["a"], regex: "1"),
            try RelabelRule(targetLabel: "never", replacement: "reached"),
        ]
        let steps = RelabelRule.explain(rules, to: ["a": "1", "b": "2"])
        #expect(steps.map(\.input) == ["1;2", "1", "", "1"])
        #expect(steps.map(\.matched) == [true, false, true, true])
        #expect(
            steps.map(\.labels) == [
                ["a": "1", "b": "2", "c": "1;2"], ["a": "1", "b": "2", "c": "1;2"], ["a": "1", "c": "1;2"], nil,
            ])
        #expect(steps.map(\.rule) == Array(rules.prefix(4)))
    }
}
