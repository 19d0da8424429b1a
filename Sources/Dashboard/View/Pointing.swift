import Charting

/// What lies under the mouse.
struct Pointing {
    let view: View

    init(_ view: View) {
        self.view = view
    }

    func meaning(of action: MouseAction) -> PointedAt? {
        switch action.kind {
        case .press: pressed(action.x, action.y)
        case .wheelUp: wheel(action.x, action.y, by: -1)
        case .wheelDown: wheel(action.x, action.y, by: 1)
        }
    }

    private func pressed(_ x: Int, _ y: Int) -> PointedAt? {
        switch view.model.overlay {
        case .help: return .elsewhere
        case .list:
            guard view.listArea.contains(x: x, y: y) else { return .elsewhere }
            return view.listIndex(atY: y).map(PointedAt.panel) ?? .elsewhere
        case nil: break
        }
        if view.model.page == .targets {
            return TargetsPage(view.model, area: view.pageArea).target(atY: y).map(PointedAt.target)
        }
        for placed in view.charts where placed.area.contains(x: x, y: y) {
            return .chart(placed.panel, time: placed.time(x: x, y: y))
        }
        if let table = view.layout.table, table.contains(x: x, y: y) {
            let index = view.tableRows.lowerBound + y - table.y - 1
            guard y > table.y, view.tableRows.contains(index), case .series(let row) = view.tableEntries[index] else {
                return nil
            }
            return .series(row.index)
        }
        return nil
    }

    private func wheel(_ x: Int, _ y: Int, by step: Int) -> PointedAt? {
        if view.model.overlay != nil || view.model.page == .targets { return .rows(step) }
        if let table = view.layout.table, table.contains(x: x, y: y) {
            return view.isTableLong ? .tableRows(step) : nil
        }
        return .zoom(step)
    }
}
