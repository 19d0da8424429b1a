import Testing

@testable import Charting

@Suite("Dot canvases")
struct DotCanvasTests {
    private func lines<Pattern>(_ canvas: DotCanvas<Pattern>) -> [String] {
        var frame = Frame(width: canvas.width, height: canvas.height)
        canvas.draw(on: &frame, x: 0, y: 0) { Style(.series(at: $0)) }
        return frame.lines
    }

    @Test("each dot of braille is where its bit says")
    func braille() {
        let expected = ["⠁", "⠈", "⠂", "⠐", "⠄", "⠠", "⡀", "⢀"]
        for (dot, glyph) in expected.enumerated() {
            var canvas = DotCanvas<Braille>(width: 1, height: 1)
            canvas.set(x: dot % 2, y: dot / 2, owner: 0)
            #expect(lines(canvas) == [glyph])
        }
    }

    @Test("lines in all directions, ends included")
    func directions() {
        for (from, to) in [(Dot(x: 0, y: 0), Dot(x: 7, y: 7)), (Dot(x: 7, y: 7), Dot(x: 0, y: 0))] {
            var canvas = DotCanvas<Braille>(width: 4, height: 2)
            canvas.line(from: from, to: to, owner: 0)
            #expect(lines(canvas) == ["⠑⢄", "  ⠑⢄"])
        }
        var canvas = DotCanvas<Quadrants>(width: 4, height: 2)
        canvas.line(from: Dot(x: 0, y: 3), to: Dot(x: 7, y: 0), owner: 0)
        #expect(lines(canvas) == ["  ▄▀", "▄▀"])
    }

    @Test("a line is clipped to the canvas, not bent at its edge")
    func clipped() {
        var canvas = DotCanvas<Braille>(width: 4, height: 2)
        canvas.line(from: Dot(x: -100, y: -100), to: Dot(x: 100, y: 100), owner: 0)
        #expect(lines(canvas) == ["⠑⢄", "  ⠑⢄"])
        var outside = DotCanvas<Braille>(width: 4, height: 2)
        outside.line(from: Dot(x: -5, y: 3), to: Dot(x: 3, y: -9), owner: 0)
        outside.line(from: Dot(x: 0, y: 100), to: Dot(x: 7, y: 100), owner: 0)
        #expect(lines(outside) == ["", ""])
    }

    @Test("a cell that two lines share has the colour of the one with more dots, and no other cell changes")
    func shared() {
        var canvas = DotCanvas<Braille>(width: 3, height: 1)
        for x in 0..<6 { canvas.set(x: x, y: 0, owner: 4) }
        canvas.set(x: 2, y: 1, owner: 2)
        canvas.set(x: 2, y: 2, owner: 2)
        canvas.set(x: 2, y: 3, owner: 2)
        #expect((0..<3).map { canvas.owner(cellX: $0, cellY: 0) } == [4, 2, 4])
        canvas.set(x: 3, y: 1, owner: 4)
        #expect(canvas.owner(cellX: 1, cellY: 0) == 2)
    }

    @Test("dashes leave out dots between the ends, never the ends")
    func dashes() {
        var canvas = DotCanvas<Braille>(width: 5, height: 1)
        canvas.line(
            from: Dot(x: 0, y: 0), to: Dot(x: 9, y: 0), owner: 0, isDrawn: { LineStyle.dashed.isDrawn(step: $0) })
        #expect(lines(canvas) == ["⠁⠁⠁⠁⠉"])
    }

    @Test("an empty canvas takes anything")
    func empty() {
        var canvas = DotCanvas<ASCIIDots>(width: 0, height: 0)
        canvas.line(from: Dot(x: 0, y: 0), to: Dot(x: 9, y: 9), owner: 0)
        canvas.set(x: 0, y: 0, owner: 0)
        #expect(lines(canvas) == [])
    }
}
