import Charting
import Testing

@testable import Dashboard

@Suite("What terminals send")
struct InputReaderTests {
    private static func events(_ text: String, _ more: String...) -> [Event] {
        var reader = InputReader()
        return ([text] + more).flatMap { part -> [Event] in
            for scalar in part.unicodeScalars { reader.take(.character(scalar.value)) }
            return reader.end(at: .now)
        }
    }

    private static func keys(_ events: [Event]) -> [KeyPress] {
        events.compactMap { if case .key(let key) = $0 { key } else { nil } }
    }

    @Test(
        "the keys of another kind of terminal than TERM names are the same keys",
        arguments: [
            ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[C\u{1B}[D", [.right, .left]),
            ("\u{1B}[1;2D", [.shiftLeft]), ("\u{1B}[1;2C", [.shiftRight]), ("\u{1B}[d", [.shiftLeft]),
            ("\u{1B}[Z", [.backTab]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
            ("\u{1B}[H\u{1B}[4~", [.home, .end]),
            ("\u{1B}OP\u{1B}[11~", [.function(1), .function(1)]), ("\u{1B}OM", [.enter]), ("\u{1B}[3~", [.delete]),
        ] as [(String, [KeyPress])])
    func sequences(text: String, expected: [KeyPress]) {
        #expect(Self.keys(Self.events(text)) == expected)
    }

    @Test(
        "a sequence of no use here is no keys",
        arguments: [
            "\u{1B}[1;5C", "\u{1B}[1;3A", "\u{1B}[15;2~", "\u{1B}[I", "\u{1B}[?1;2c", "\u{1B}[[A", "\u{1B}Oq",
            "\u{1B}[24;80R", "\u{1B}[<0;20;5m", "\u{1B}[<35;20;5M", "\u{1B}[1;5", "\u{1B}[99999999999999999999~",
        ])
    func useless(text: String) {
        #expect(Self.events(text).isEmpty)
        #expect(Self.keys(Self.events(text, "q")) == [.character("q")])
    }

    @Test("Esc is Esc, also with other keys soon after it")
    func escape() {
        #expect(Self.keys(Self.events("\u{1B}")) == [.escape])
        #expect(Self.keys(Self.events("\u{1B}\u{1B}q")) == [.escape, .escape, .character("q")])
        #expect(Self.keys(Self.events("\u{1B}[")) == [.escape, .character("[")])
        #expect(Self.keys(Self.events("\u{1B}", "[")) == [.escape, .character("[")])
        #expect(Self.keys(Self.events("\u{1B}é")) == [.escape, .character("é")])
    }

    @Test("the mouse, with columns beyond what one byte holds")
    func mouse() {
        let actions = Self.events(
            "\u{1B}[M !!\u{1B}[M`5&\u{1B}[M#!!\u{1B}[<0;300;5M\u{1B}[<0;300;5m\u{1B}[<64;1;1M\u{1B}[<65;2;3M"
        ).compactMap {
            if case .mouse(let action) = $0 { action } else { nil }
        }
        #expect(
            actions == [
                MouseAction(.press, x: 0, y: 0), MouseAction(.wheelUp, x: 20, y: 5), MouseAction(.press, x: 299, y: 4),
                MouseAction(.wheelUp, x: 0, y: 0),
                MouseAction(.wheelDown, x: 1, y: 2),
            ])
    }

    private static func pasted(_ events: [Event]) -> [String] {
        events.compactMap { if case .paste(let text) = $0 { text } else { nil } }
    }

    @Test("pasted text is one event and no keys, however it arrives, with its line ends as spaces")
    func paste() {
        let events = Self.events("/\u{1B}[200~quit", " q\nq\u{1B}[A", "!\u{1B}[201~x")
        #expect(Self.pasted(events) == ["quit q q!"])
        #expect(Self.keys(events) == [.character("/"), .character("x")])
        #expect(
            Self.pasted(Self.events("\u{1B}[200~" + String(repeating: "é", count: 100_000) + "\u{1B}[201~"))
                .map(\.count) == [1000])
    }

    @Test("a paste that never ends does not keep the keys for ever")
    func endlessPaste() {
        var reader = InputReader()
        let start = ContinuousClock.now
        for scalar in "\u{1B}[200~a".unicodeScalars { reader.take(.character(scalar.value)) }
        #expect(reader.end(at: start).isEmpty)
        reader.take(.character(0x62))
        #expect(Self.pasted(reader.end(at: start + .seconds(2))) == ["ab"])
        reader.take(.character(0x71))
        #expect(Self.keys(reader.end(at: start + .seconds(2))) == [.character("q")])
    }

    @Test("a terminal that makes lines two cells wide gets plain characters, and m does not bring them back")
    func wide() {
        #expect(Self.events("\u{1B}[2;2R").isEmpty)
        #expect(Self.events("\u{1B}[1;3R").isEmpty, "Alt-F3")
        let events = Self.events("\u{1B}[2;3R")
        #expect(events.count == 1)
        var interface = Building.interface(showing: Building.snapshot())
        for event in events { #expect(interface.update(event) == .repaint) }
        _ = interface.update(.key(.character("m")))
        #expect(interface.frame.text.utf8.allSatisfy { $0 < 0x80 })
        #expect(interface.frame.lines[31].contains("plain characters"))
    }
}
