import Charting

/// Which rows go to the header, the charts, the table and the footer. Small screens lose the table first, then the
/// footer, then the header; the chart stays.
struct PageLayout: Equatable {
    var header: Rect?
    var charts: Rect
    var table: Rect?
    var footer: Rect?

    /// A chart with axes and its title.
    static let chartHeight = 11

    /// - Parameter rows: what the table would show, without its heading.
    init(_ size: Size, tableRows rows: Int) {
        var rest = Rect(width: size.width, height: size.height)
        if size.height >= 4 {
            header = Rect(x: 0, y: 0, width: size.width, height: 1)
            rest = rest.inset(top: 1)
        }
        if size.height >= 8 {
            footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
            rest = rest.inset(bottom: 1)
        }
        if size.height >= 13, rows > 0 {
            let height = min(rows + 1, max(2, rest.height / 3))
            table = Rect(x: 0, y: rest.bottom - height, width: size.width, height: height)
            rest = rest.inset(bottom: height)
        }
        charts = rest
    }

    /// How many charts of their usual height there is room for.
    var chartCapacity: Int { max(1, charts.height / Self.chartHeight) }
}
