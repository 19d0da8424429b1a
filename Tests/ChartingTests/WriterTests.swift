import Charting
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Frames written")
struct WriterTests {
    private func frame(_ write: (inout Frame) -> Void) -> Frame {
        var frame = Frame(width: 12, height: 1)
        write(&frame)
        return frame
    }

    @Test("ANSI changes colours only where they change, and ends each row in the terminal's own")
    func ansi() {
        let frame = frame {
            $0.write("up", x: 0, y: 0, style: Style(.good))
            $0.write("3", x: 3, y: 0, style: Style(.good))
            $0.write("x", x: 5, y: 0)
        }
        let writer = ANSIWriter(palette: Palette(depth: .ansi8))
        #expect(writer.text(frame) == "\u{1B}[32mup 3 \u{1B}[mx\n")
        #expect(ANSIWriter(palette: Palette(depth: .none)).text(frame) == "up 3 x\n")
    }

    @Test("ANSI keeps a bar to its end and drops blanks that show nothing")
    func ansiBar() {
        let bar = frame {
            $0.fill($0.bounds, style: Style(.text, on: .bar))
            $0.write("live", x: 1, y: 0, style: Style(.title, on: .bar, .bold))
        }
        #expect(
            ANSIWriter(palette: Palette(depth: .none)).text(bar)
                == "\u{1B}[7m \u{1B}[1mlive\u{1B}[0;7m       \u{1B}[m\n")
        #expect(ANSIWriter().text(frame { _ in }) == "\n")
    }

    @Test("nothing from a label reaches a terminal as an escape sequence")
    func hostileANSI() {
        let frame = frame { $0.write("\u{1B}]0;x\u{7}\u{9B}2J", x: 0, y: 0) }
        let text = ANSIWriter(palette: Palette(depth: .none)).text(frame)
        #expect(text == "␛]0;x␇�2J\n")
    }

    @Test("SVG is well-formed XML whatever the labels are")
    func wellFormed() throws {
        let frame = frame {
            $0.write("<&>\"'\u{1B}\u{FFFE}]]>日🙂e\u{301}", x: 0, y: 0, style: Style(.bad, [.bold, .reverse]))
        }
        for writer in [SVGWriter(title: "</title><script>alert(1)</script>\u{1B}"), SVGWriter(theme: .light)] {
            let text = writer.text(frame)
            #expect(XMLParser(data: Data(text.utf8)).parse())
            #expect(!text.contains("<script"))
        }
    }

    @Test("SVG pins each character to its cell")
    func pinned() {
        let frame = frame { $0.write("ab c", x: 1, y: 0) }
        let text = SVGWriter(theme: .dark).text(frame)
        #expect(text.contains("<text x=\"21 30\" y=\"49.4\">ab</text>"))
        #expect(text.contains("<text x=\"48\" y=\"49.4\">c</text>"))
    }

    @Test("SVG draws braille, lines and blocks as shapes, without a font")
    func shapes() {
        let frame = frame { $0.write("⠁⣿─┤┄█▖░", x: 0, y: 0) }
        let text = SVGWriter(theme: .dark).text(frame)
        for scalar in "⠁⣿─┤┄█▖░".unicodeScalars { #expect(!text.unicodeScalars.contains(scalar)) }
        #expect(text.contains("M14.25 38.25h.01"))
    }

    @Test("SVG follows the reader's choice of light and dark unless one is given")
    func themes() {
        let frame = frame { $0.write("x", x: 0, y: 0) }
        #expect(SVGWriter().text(frame).contains("@media (prefers-color-scheme:light)"))
        #expect(!SVGWriter(theme: .dark).text(frame).contains("@media"))
    }
}
