import Monitoring
import Prometheus
import Testing

@Suite("Each relabel action does what it does in Prometheus")
struct RelabelActionTests {
    private let labels: Labels = ["a": "foo", "b": "bar", "c": "Baz"]

    private func apply(_ rules: RelabelRule...) -> Labels? {
        RelabelRule.apply(rules, to: labels)
    }

    @Test("replace writes what the regex found, and does nothing where it does not match")
    func replace() throws {
        let joined = try RelabelRule(
            sourceLabels: ["a", "b"], regex: "(f.*);(.*)r", targetLabel: "d", replacement: "$2-$1")
        #expect(apply(joined) == ["a": "foo", "b": "bar", "c": "Baz", "d": "ba-foo"])
        let other = try RelabelRule(sourceLabels: ["a"], regex: "oo", targetLabel: "d", replacement: "x")
        #expect(apply(other) == labels)
    }

    @Test("replace with the defaults copies, and copies nothing from a label that is not there: the target goes")
    func replaceDefaults() throws {
        #expect(apply(try RelabelRule(sourceLabels: ["a"], targetLabel: "d"))?["d"] == "foo")
        #expect(apply(try RelabelRule(sourceLabels: ["none"], targetLabel: "b")) == ["a": "foo", "c": "Baz"])
        let kept = try RelabelRule(sourceLabels: ["none"], regex: "(.+)", targetLabel: "b")
        #expect(apply(kept) == labels)
    }

    @Test("replace without source labels writes a constant, or deletes with an empty one")
    func replaceConstant() throws {
        #expect(apply(try RelabelRule(targetLabel: "d", replacement: "x"))?["d"] == "x")
        #expect(apply(try RelabelRule(targetLabel: "a", replacement: "")) == ["b": "bar", "c": "Baz"])
    }

    @Test("replace expands its target too; a target that comes out empty changes nothing")
    func replaceTarget() throws {
        let rule = try RelabelRule(sourceLabels: ["a"], regex: "(f)(.*)", targetLabel: "${1}_$2", replacement: "x")
        #expect(apply(rule)?["f_oo"] == "x")
        #expect(apply(try RelabelRule(sourceLabels: ["a"], targetLabel: "$2", replacement: "x")) == labels)
        #expect(apply(try RelabelRule(targetLabel: "d$$1", replacement: "x"))?["d$1"] == "x")
        let dashed = try RelabelRule(targetLabel: "x-$0", replacement: "y")
        #expect(apply(dashed)?["x-"] == "y")
    }

    @Test("replace leaves the labels alone where the target comes out as no legacy name and names are legacy")
    func replaceLegacyTarget() throws {
        let rule = try RelabelRule(
            sourceLabels: ["a"], regex: "f(.)(.)", targetLabel: "${1}_${2}", replacement: "x", names: .legacy)
        #expect(apply(rule)?["o_o"] == "x")
        let invalid = try RelabelRule(sourceLabels: ["a", "b"], targetLabel: "$1", replacement: "x", names: .legacy)
        #expect(apply(invalid) == labels)
    }

    @Test("keep and drop end a target by its joined labels")
    func keepAndDrop() throws {
        #expect(apply(try RelabelRule(action: .keep, sourceLabels: ["a", "b"], regex: "foo;bar")) == labels)
        #expect(apply(try RelabelRule(action: .keep, sourceLabels: ["a", "b"], regex: "foo")) == nil)
        #expect(apply(try RelabelRule(action: .drop, sourceLabels: ["a"], separator: "-", regex: "f.*")) == nil)
        #expect(
            apply(try RelabelRule(action: .drop, sourceLabels: ["a", "b"], separator: "", regex: "fooba")) == labels)
        #expect(apply(try RelabelRule(action: .keep, sourceLabels: ["none"], regex: "")) == labels)
        #expect(apply(try RelabelRule(action: .drop, sourceLabels: ["none"])) == nil)
    }

    @Test("keepequal and dropequal compare with the target label")
    func equality() throws {
        #expect(apply(try RelabelRule(action: .keepequal, sourceLabels: ["a"], targetLabel: "a")) == labels)
        #expect(apply(try RelabelRule(action: .keepequal, sourceLabels: ["a"], targetLabel: "b")) == nil)
        #expect(apply(try RelabelRule(action: .dropequal, sourceLabels: ["a"], targetLabel: "a")) == nil)
        #expect(apply(try RelabelRule(action: .dropequal, sourceLabels: ["a"], targetLabel: "b")) == labels)
        #expect(apply(try RelabelRule(action: .dropequal, sourceLabels: ["none"], targetLabel: "none")) == nil)
    }

    @Test("hashmod writes the last 8 bytes of the MD5, modulo the modulus")
    func hashmod() throws {
        let one = try RelabelRule(action: .hashmod, sourceLabels: ["b", "a"], modulus: 1000, targetLabel: "d")
        #expect(apply(one)?["d"] == "553")
        let none = try RelabelRule(action: .hashmod, modulus: 9_223_372_036_854_775_808, targetLabel: "d")
        #expect(apply(none)?["d"] == "7602086723416769150")
    }

    @Test("labelmap copies labels to the names that their names make")
    func labelmap() throws {
        let rule = try RelabelRule(action: .labelmap, regex: "([ab])", replacement: "meta_$1")
        #expect(apply(rule) == ["a": "foo", "b": "bar", "c": "Baz", "meta_a": "foo", "meta_b": "bar"])
        let clash = try RelabelRule(action: .labelmap, regex: "(a|b)", replacement: "x")
        #expect(apply(clash)?["x"] == "bar")
        // The second half of this pattern is anchored at the end only: what stands before the match stays.
        let loose = try RelabelRule(action: .labelmap, regex: "a)|(b", replacement: "<$1$2>")
        #expect(RelabelRule.apply([loose], to: ["job": "x"]) == ["job": "x", "jo<b>": "x"])
    }

    @Test("labeldrop and labelkeep choose labels by name")
    func labelNames() throws {
        #expect(apply(try RelabelRule(action: .labeldrop, regex: "a|b")) == ["c": "Baz"])
        #expect(apply(try RelabelRule(action: .labelkeep, regex: "a|b")) == ["a": "foo", "b": "bar"])
        #expect(apply(try RelabelRule(action: .labeldrop)) == [:])
    }

    @Test("lowercase and uppercase map character by character")
    func letterCase() throws {
        #expect(apply(try RelabelRule(action: .lowercase, sourceLabels: ["c"], targetLabel: "d"))?["d"] == "baz")
        #expect(
            apply(try RelabelRule(action: .uppercase, sourceLabels: ["a", "c"], targetLabel: "a"))?["a"] == "FOO;BAZ")
        let upper = try RelabelRule(action: .uppercase, sourceLabels: ["x"], targetLabel: "x")
        #expect(RelabelRule.apply([upper], to: ["x": "straße ŉ ǆ ᾳ"])?["x"] == "STRAßE ŉ Ǆ ᾼ")
        let lower = try RelabelRule(action: .lowercase, sourceLabels: ["x"], targetLabel: "x")
        #expect(RelabelRule.apply([lower], to: ["x": "İΣ\u{212A}"])?["x"] == "iσk")
    }

    @Test("rules see what the rules before them left, and nothing follows a drop")
    func order() throws {
        let copy = try RelabelRule(sourceLabels: ["a"], targetLabel: "__tmp")
        let delete = try RelabelRule(targetLabel: "a", replacement: "")
        let again = try RelabelRule(targetLabel: "a", replacement: "new")
        let keep = try RelabelRule(action: .keep, sourceLabels: ["__tmp", "a"], regex: "foo;")
        #expect(apply(copy, delete, keep, again) == ["__tmp": "foo", "a": "new", "b": "bar", "c": "Baz"])
        #expect(apply(copy, keep) == nil)
        #expect(RelabelRule.apply([], to: labels) == labels)
    }

    @Test("the relabelling that this demo needs moves the path and leaves no trace")
    func demo() throws {
        let rules = [
            try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
            try RelabelRule(action: .labeldrop, regex: "metrics_path"),
        ]
        let discovered: Labels = [
            "__address__": "m:80", "kubernetes_namespace": "default", "metrics_path": "/metrics2",
        ]
        #expect(
            RelabelRule.apply(rules, to: discovered)
                == ["__address__": "m:80", "__metrics_path__": "/metrics2", "kubernetes_namespace": "default"])
    }
}
