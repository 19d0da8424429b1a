import Charting
import Testing

@Suite("Frames")
struct FrameTests {
    @Test("text is clipped to its width and to the frame, and lies left, centred or right")
    func writing() {
        var frame = Frame(width: 12, height: 5)
        #expect(frame.write("instance", x: 0, y: 0, width: 5) == 5)
        frame.write("up", x: 0, y: 1, width: 6, alignment: .right)
        frame.write("up", x: 0, y: 2, width: 6, alignment: .center)
        frame.write("over the edge", x: 6, y: 3)
        frame.write("nowhere", x: 0, y: 5)
        frame.write("nowhere", x: 12, y: 0)
        #expect(frame.lines == ["inst…", "    up", "  up", "      over …", ""])
    }

    @Test("text that begins left of the frame loses its beginning, not its place")
    func leftEdge() {
        var frame = Frame(width: 6, height: 1)
        frame.write("abcdef", x: -2, y: 0)
        #expect(frame.lines == ["cdef"])
    }

    @Test("a wide character takes two cells, and one that loses a half loses both")
    func wide() {
        var frame = Frame(width: 6, height: 1)
        frame.write("日本語", x: 0, y: 0)
        #expect(frame[0, 0].glyph.width == 2)
        #expect(frame[1, 0].glyph.isContinuation)
        frame.write("x", x: 1, y: 0)
        #expect(frame.lines == [" x本語"])
        frame.write("y", x: 4, y: 0)
        #expect(frame.lines == [" x本y"])
        frame.write("あ", x: 2, y: 0)
        frame.write("い", x: 3, y: 0)
        #expect(frame.lines == [" x い"])
    }

    @Test("a wide character does not reach over the right edge")
    func wideAtTheEdge() {
        var frame = Frame(width: 3, height: 1)
        frame.write("a日本", x: 0, y: 0)
        #expect(frame.lines == ["a…"])
        frame.put(SafeText.glyphs("本", width: 2)[0], x: 2, y: 0, style: .text)
        #expect(frame.lines == ["a…"])
    }

    @Test("only the cells that differ are changes")
    func changes() {
        var old = Frame(width: 20, height: 3)
        old.write("my_first_metric", x: 0, y: 0)
        old.write("31.42", x: 0, y: 1)
        var new = old
        #expect(new.changes(since: old) == [])
        new.write("31.57", x: 0, y: 1)
        new.write("x", x: 19, y: 2)
        #expect(
            new.changes(since: old) == [FrameChange(y: 1, columns: 3..<5), FrameChange(y: 2, columns: 19..<20)])
    }

    @Test("a change of colour alone is a change")
    func styleChanges() {
        var old = Frame(width: 4, height: 1)
        old.write("up", x: 0, y: 0, style: Style(.good))
        var new = old
        new.restyle(Rect(width: 2, height: 1)) { $0.ink = .bad }
        #expect(new.changes(since: old) == [FrameChange(y: 0, columns: 0..<2)])
    }

    @Test("a change begins and ends at whole characters")
    func wideChanges() {
        var old = Frame(width: 8, height: 1)
        old.write("ab日本", x: 0, y: 0)
        var new = old
        new.write("ab語本", x: 0, y: 0)
        #expect(new.changes(since: old) == [FrameChange(y: 0, columns: 2..<4)])
    }

    @Test("a frame of another size, and the first, are drawn whole")
    func wholeChanges() {
        let frame = Frame(width: 3, height: 2)
        let whole = [FrameChange(y: 0, columns: 0..<3), FrameChange(y: 1, columns: 0..<3)]
        #expect(frame.changes(since: nil) == whole)
        #expect(frame.changes(since: Frame(width: 4, height: 2)) == whole)
    }

    @Test("sizes below nothing and beyond reason are bounded", arguments: [(-1, -1), (0, 5), (1_000_000, 1)])
    func sizes(width: Int, height: Int) {
        let frame = Frame(width: width, height: height)
        #expect((0...Frame.maximumSide).contains(frame.width))
        #expect(frame.lines.count == max(0, height))
    }

    @Test("in plain ASCII lines, dots and signs keep a likeness")
    func ascii() {
        var frame = Frame(width: 30, height: 2)
        frame.write("└┬─ 55 ┤┄┄ −10 % … ± µ × 日 é", x: 0, y: 0)
        frame.write("🙂e\u{301}x", x: 0, y: 1)
        #expect(frame.asASCII().lines == ["++- 55 +-- -10 % ~ ~ u x ?  ?", "? ex"])
    }
}
