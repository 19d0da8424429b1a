/// Writes a frame as a picture of a terminal that looks the same in any browser: each character is pinned to its cell,
/// and braille, lines and blocks are shapes. Light or dark as the reader prefers, or one theme for all.
package struct SVGWriter: Sendable {
    package var theme: Theme?
    /// Shown in the window's bar, and read out where the picture cannot be seen.
    package var title: String

    package init(theme: Theme? = nil, title: String = "promwave") {
        self.theme = theme
        self.title = title
    }

    private static let padding = 12.0
    private static let bar = 30.0

    package func text(_ frame: Frame) -> String {
        let width = Double(frame.width) * SVGLayer.cellWidth + SVGWriter.padding * 2
        let height = Double(frame.height) * SVGLayer.cellHeight + SVGWriter.padding * 1.5 + SVGWriter.bar
        let size = (SVGLayer.number(width), SVGLayer.number(height))
        let body = body(of: frame)
        let styles = SVGStyleSheet(theme: theme, inks: body.inks.union([.muted, .axis, .grid]))
        let title = SafeText.glyphs(self.title, width: max(0, frame.width - 12)).reduce(into: "") { $1.write(to: &$0) }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 \(size.0) \(size.1)" width="\(size.0)" \
            height="\(size.1)">
            <title>\(XMLText.escaped(title))</title>
            <style>
            \(styles.text)</style>
            <rect class="page" width="\(size.0)" height="\(size.1)" rx="9"/>
            <g class="grid"><rect class="edge" x=".5" y=".5" width="\(SVGLayer.number(width - 1))" \
            height="\(SVGLayer.number(height - 1))" rx="8.5"/></g>
            <g class="axis"><path d="M17 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0M35 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0\
            M53 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0"/></g>
            <g class="muted"><text text-anchor="middle" x="\(SVGLayer.number(width / 2))" y="21">\
            \(XMLText.escaped(title))</text></g>
            \(body.text)</svg>

            """
    }

    private func body(of frame: Frame) -> (text: String, inks: Set<Ink>) {
        var layers: [String: SVGLayer] = [:]
        var inks: Set<Ink> = []
        var backgrounds = ""
        for y in 0..<frame.height {
            let top = SVGWriter.bar + SVGWriter.padding / 2 + Double(y) * SVGLayer.cellHeight
            backgrounds += self.backgrounds(of: y, frame, top: top)
            for run in runs(of: y, frame) {
                inks.insert(run.style.ink)
                var name = SVGStyleSheet.name(of: run.style.ink)
                if run.style.emphasis.contains(.reverse) { name = SVGStyleSheet.name(of: run.style.backdrop) }
                if run.style.emphasis.contains(.dim) { name += " dim" }
                write(run, of: frame, top: top, to: &layers[name, default: SVGLayer()])
            }
        }
        let text = layers.sorted { $0.key < $1.key }.map { $0.value.element(class: $0.key) }.joined()
        return (backgrounds + text, inks)
    }

    /// Neighbouring cells of one style.
    private struct Run {
        var y: Int
        var columns: Range<Int>
        var style: Style
    }

    private func runs(of y: Int, _ frame: Frame) -> [Run] {
        var runs: [Run] = []
        for x in 0..<frame.width {
            let style = frame[x, y].style
            if let last = runs.last, last.style == style {
                runs[runs.count - 1].columns = last.columns.lowerBound..<x + 1
            } else {
                runs.append(Run(y: y, columns: x..<x + 1, style: style))
            }
        }
        return runs
    }

    private func left(_ x: Int) -> Double { SVGWriter.padding + Double(x) * SVGLayer.cellWidth }

    private func backgrounds(of y: Int, _ frame: Frame, top: Double) -> String {
        runs(of: y, frame).map { run in
            let isReverse = run.style.emphasis.contains(.reverse)
            guard isReverse || run.style.backdrop != .page else { return "" }
            let name = isReverse ? SVGStyleSheet.name(of: run.style.ink) : SVGStyleSheet.name(of: run.style.backdrop)
            let width = SVGLayer.number(Double(run.columns.count) * SVGLayer.cellWidth)
            return "<rect class=\"\(name)\" x=\"\(SVGLayer.number(left(run.columns.lowerBound)))\" "
                + "y=\"\(SVGLayer.number(top))\" width=\"\(width)\" height=\"\(SVGLayer.number(SVGLayer.cellHeight))\"/>\n"
        }.joined()
    }

    private func write(_ run: Run, of frame: Frame, top: Double, to layer: inout SVGLayer) {
        var word = ""
        var columns: [Double] = []
        func flush(_ layer: inout SVGLayer) {
            if !word.isEmpty { layer.write(word, columns: columns, y: top, emphasis: run.style.emphasis) }
            word = ""
            columns = []
        }
        for x in run.columns {
            let glyph = frame[x, run.y].glyph
            if glyph.isBlank || glyph.isContinuation {
                flush(&layer)
            } else if glyph.scalars.count > 1 || glyph.base.value > 0xFFFF {
                // Several code units in one place cannot share a list of places.
                flush(&layer)
                glyph.write(to: &word)
                columns = [left(x)]
                flush(&layer)
            } else if layer.drawShape(glyph.base, x: left(x), y: top) {
                flush(&layer)
            } else {
                glyph.write(to: &word)
                columns.append(left(x))
            }
        }
        flush(&layer)
    }
}
