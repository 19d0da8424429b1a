import Testing

@testable import Servers

@Suite struct NamespaceSelectionTests {
    @Test(
        "one namespace, several, or all",
        arguments: [
            ("default", NamespaceSelection.some(["default"])), ("b, a,b", .some(["a", "b"])), ("*", .all),
            (" * ", .all), ("default\n", .some(["default"])), ("a,\r\n b", .some(["a", "b"])),
        ]
    )
    func good(text: String, selection: NamespaceSelection) throws {
        #expect(try NamespaceSelection(parsing: text) == selection)
    }

    @Test("what is none is refused", arguments: ["a,", ",", "*,a", "a,*", "a b", "A"])
    func bad(text: String) {
        #expect(throws: InvalidValue.self) { try NamespaceSelection(parsing: text) }
    }
}
