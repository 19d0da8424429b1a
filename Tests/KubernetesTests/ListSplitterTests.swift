import Testing

@testable import Kubernetes

@Suite struct ListSplitterTests {
    /// The items and the head, of a text that comes in pieces of one size.
    private static func split(_ text: String, size: Int, limit: Int = 1000) throws -> (items: [String], head: String) {
        var splitter = ListSplitter(limit: limit)
        var items: [String] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try splitter.take(bytes[start..<min(start + size, bytes.count)]) {
                items.append(String(decoding: $0, as: UTF8.self))
            }
        }
        return (items, String(decoding: splitter.head, as: UTF8.self))
    }

    @Test("items and what is around them, in pieces of any size", arguments: 1...40)
    func pieces(size: Int) throws {
        let text =
            #"{"kind":"items","x":[[1],{"items":[2]}],"items":[ {"a":"]}\"\\"} ,{"items":[{}]}],"metadata":{"a":1}}"#
        let (items, head) = try Self.split(text, size: size)
        #expect(items == [#"{"a":"]}\"\\"}"#, #"{"items":[{}]}"#])
        #expect(head == #"{"kind":"items","x":[[1],{"items":[2]}],"items":[],"metadata":{"a":1}}"#)
    }

    @Test("one object too large, or too much around them, ends the reading")
    func tooLarge() {
        #expect(throws: ListSplitter.TooLarge.self) {
            try Self.split(#"{"items":[{"a":"\#(String(repeating: "x", count: 100))"}]}"#, size: 7, limit: 100)
        }
        #expect(throws: ListSplitter.TooLarge.self) {
            try Self.split(#"{"a":"\#(String(repeating: "x", count: 100))"}"#, size: 7, limit: 100)
        }
        #expect(throws: Never.self) {
            try Self.split(#"{"items":[\#(String(repeating: #"{"a":1},"#, count: 100)){}]}"#, size: 7, limit: 100)
        }
    }
}
