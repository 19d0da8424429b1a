import Charting
import Monitoring

extension Model {
    mutating func zoom(to window: TimeWindow) {
        self.window = window
        ranges = [:]
        if pinned != nil { pan(by: 0) }
    }

    mutating func goLive() {
        pinned = nil
        frozen = nil
        cursor = nil
        ranges = [:]
    }

    /// As far back as samples are kept; forward until it is live, or as new as the frozen picture.
    mutating func pan(by distance: Int64) {
        let oldest = min(shown.now, live.now - settings.retention.milliseconds + window.milliseconds)
        let end = max(oldest, self.end + distance)
        pinned = end < shown.now ? end : nil
        ranges = [:]
        if let cursor, !(start...self.end).contains(cursor) { self.cursor = nil }
    }

    /// By columns of the charts. Beyond the edge the view goes along.
    mutating func moveCursor(by columns: Int) {
        guard let cursor else {
            // The last column may reach beyond the window, where nothing is.
            cursor = min(end, centre(ofColumn: (Double(end) / columnTime).rounded(.down)))
            return
        }
        let column = (Double(cursor) / columnTime).rounded(.down) + Double(columns)
        let time = centre(ofColumn: column)
        if time < start {
            pan(by: time - start - Int64(columnTime))
            guard time >= start else { return }
        } else if time > end + Int64(columnTime) {
            guard pinned != nil else { return }
            pan(by: time - end)
        }
        self.cursor = min(end, time)
    }

    private func centre(ofColumn column: Double) -> Int64 { Int64((column + 0.5) * columnTime) }

    /// A cursor at that time, as under a mouse; none where it already was. The last column may reach beyond the window.
    mutating func putCursor(at time: Int64) {
        let column = (Double(time) / columnTime).rounded(.down)
        let isThere = cursor.map { (Double($0) / columnTime).rounded(.down) == column } ?? false
        cursor = isThere ? nil : min(end, time)
    }
}
