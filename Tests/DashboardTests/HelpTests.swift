import Charting
import Dashboard
import Testing

@Suite("Help on a small screen")
struct HelpTests {
    private static func pressing(_ keys: [KeyPress], _ size: Size = Size(80, 24)) -> Interface {
        var interface = Building.interface(size)
        _ = interface.update(.snapshot(Building.snapshot()))
        for key in [.character("?")] + keys { _ = interface.update(.key(key)) }
        return interface
    }

    @Test("what does not fit is scrolled to, and the header stays", arguments: [Size(80, 24), Size(60, 15)])
    func scrolls(size: Size) {
        let lines = Self.pressing([], size).frame.lines
        #expect(lines[0].contains("promwave"))
        #expect(lines[1].contains("1 to \(size.height - 3) of 24"))
        #expect(lines.contains { $0.contains("Ctrl-C") })
        #expect(!lines.contains { $0.contains("Mouse") })
        #expect(lines.last?.contains("↑ ↓ scroll") == true)
        for keys in [[KeyPress.end], Array(repeating: .down, count: 40), [.pageDown, .pageDown]] {
            let lines = Self.pressing(keys, size).frame.lines
            #expect(lines[1].contains("of 24"))
            #expect(lines.contains { $0.contains("Mouse") })
        }
        #expect(Self.pressing([.end, .home, .up], size).frame.lines.contains { $0.contains("Ctrl-C") })
        #expect(Self.pressing([.end, .escape, .character("?")], size).frame.lines.contains { $0.contains("Ctrl-C") })
    }

    @Test("the wheel scrolls it, and where all fits nothing moves")
    func wheel() {
        var small = Self.pressing([])
        _ = small.update(.mouse(MouseAction(.wheelDown, x: 40, y: 10)))
        #expect(small.frame.lines[1].contains("4 to 24 of 24"))
        var large = Self.pressing([.down, .end], Size(110, 32))
        #expect(
            large.frame.lines.contains { $0.contains("Ctrl-C") } && large.frame.lines.contains { $0.contains("Mouse") })
        _ = large.update(.mouse(MouseAction(.wheelDown, x: 40, y: 10)))
        #expect(large.model.window.duration == .seconds(300))
    }
}
