import Prometheus
import Testing

@Suite("Labels")
struct LabelsTests {
    @Test("labels are sorted by bytes, the last of one name wins, and an empty one is absent")
    func canonical() {
        let labels = Labels([
            Label("b", "1"), Label("a", "2"), Label("b", "3"), Label("B", "4"), Label("é", "5"), Label("c", ""),
            Label("d", "6"), Label("d", ""),
        ])
        #expect(labels.map(\.name) == ["B", "a", "b", "é"])
        #expect(labels["b"] == "3")
        #expect(labels["c"] == nil)
        #expect(labels["d"] == nil)
        #expect(labels.count == 4)
        #expect(Labels().count == 0)
    }

    @Test("labels are compared by bytes, not by what they look like")
    func bytes() {
        #expect((["a": "\u{E9}"] as Labels) != ["a": "e\u{301}"])
        #expect((["\u{E9}": "a", "e\u{301}": "b"] as Labels).count == 2)
        #expect(Labels([Label("a", "1"), Label("b", "2")]) == Labels([Label("b", "2"), Label("a", "1")]))
    }

    @Test("a value of any length is kept", arguments: [1, 254, 255, 256, 70_000])
    func long(_ count: Int) {
        let value = String(repeating: "x", count: count)
        let labels: Labels = ["a": value, "b": "c"]
        #expect(labels["a"] == value)
        #expect(labels["b"] == "c")
        #expect(labels.count == 2)
    }

    @Test("setting and filtering give new labels")
    func changes() {
        let labels: Labels = ["a": "1", "c": "3"]
        #expect(labels.setting("b", to: "2") == ["a": "1", "b": "2", "c": "3"])
        #expect(labels.setting("a", to: "2") == ["a": "2", "c": "3"])
        #expect(labels.setting("a", to: "") == ["c": "3"])
        #expect(labels.filter { $0.name == "a" } == ["a": "1"])
    }

    @Test("a builder sets, reads and removes labels one by one")
    func builder() {
        var builder = LabelsBuilder(["b": "1", "d": "2"])
        builder["c"] = "3"
        builder["b"] = "4"
        builder["d"] = nil
        builder["e"] = ""
        builder["a"] = "5"
        #expect(builder["b"] == "4")
        #expect(builder["d"] == nil)
        #expect(builder.labels == ["a": "5", "b": "4", "c": "3"])
        builder.filter { $0.name < "c" }
        #expect(builder.map(\.name) == ["a", "b"])
    }

    @Test(
        "labels are printed as Prometheus prints them",
        arguments: [
            ([:], "{}"), (["a": "b", "c": "d"], #"{a="b", c="d"}"#), (["__name__": "a"], #"{__name__="a"}"#),
            (["a b": "c"], #"{"a b"="c"}"#), (["a": "\"\\\n\t"], #"{a="\"\\\n\t"}"#), (["a": "é€😀"], #"{a="é€😀"}"#),
            (["a": "\u{1B}[2J\u{7F}\0"], #"{a="\x1b[2J\x7f\x00"}"#), (["a": "\u{202E}\u{A0}"], #"{a="\u202e\u00a0"}"#),
        ] as [(Labels, String)]
    )
    func description(_ labels: Labels, _ text: String) {
        #expect(labels.description == text)
    }
}
