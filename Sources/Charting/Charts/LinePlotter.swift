/// Turns samples into dots: lines that end at every gap, and keep the smallest and largest sample of each column.
struct LinePlotter<Pattern: DotPattern> {
    var canvas: DotCanvas<Pattern>
    let times: TimeScale
    let values: ValueScale
    let maximumGap: Int64

    private var run: Run?

    /// Samples of one column of dots, in dots.
    private struct Run {
        var x: Int
        var top: Int
        var bottom: Int
        var last: Int
    }

    init(times: TimeScale, values: ValueScale, maximumGap: Int64) {
        canvas = DotCanvas(width: times.columns, height: values.rows)
        self.times = times
        self.values = values
        self.maximumGap = maximumGap
    }

    /// `owner` is by what the canvas knows the line.
    mutating func plot(_ series: ChartSeries, owner: Int, style: LineStyle) {
        // One sample before the window and one after it, for the parts of the line that lead there.
        var index = max(0, series.firstIndex(atOrAfter: Int64(times.start)) - 1)
        let windowEnd = Int64(times.end)
        var previous: Int64?
        while index < series.points.count {
            let point = series.points[index]
            index += 1
            guard point.value.isFinite else {
                endLine(owner)
                previous = nil
                continue
            }
            if let previous, point.time.isLater(than: previous, byMoreThan: maximumGap) { endLine(owner) }
            previous = point.time
            add(
                x: times.position(of: point.time, partsPerColumn: Pattern.columns),
                y: values.position(of: point.value, partsPerRow: Pattern.rows),
                owner: owner,
                style: style
            )
            if point.time >= windowEnd { break }
        }
        endLine(owner)
    }

    private mutating func add(x: Int, y: Int, owner: Int, style: LineStyle) {
        guard var current = run else {
            run = Run(x: x, top: y, bottom: y, last: y)
            return
        }
        if current.x == x {
            current.top = min(current.top, y)
            current.bottom = max(current.bottom, y)
            current.last = y
            run = current
            return
        }
        draw(current, owner)
        let from = Dot(x: current.x, y: current.last)
        canvas.line(from: from, to: Dot(x: x, y: y), owner: owner) {
            style.isDrawn(step: $0, isCoarse: Pattern.rows < Braille.rows)
        }
        run = Run(x: x, top: y, bottom: y, last: y)
    }

    private mutating func endLine(_ owner: Int) {
        if let run { draw(run, owner) }
        run = nil
    }

    private mutating func draw(_ run: Run, _ owner: Int) {
        canvas.line(from: Dot(x: run.x, y: run.top), to: Dot(x: run.x, y: run.bottom), owner: owner)
    }
}
