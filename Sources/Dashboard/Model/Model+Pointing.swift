extension Model {
    mutating func point(at pointed: PointedAt) {
        switch pointed {
        case .chart(let name, let time):
            if let time { putCursor(at: time) }
            if !name.isEmpty { select(named: name) }
        case .series(let index):
            toggleSeries(at: index)
        case .panel(let index):
            select(index)
            closeOverlay()
            page = .charts
        case .target(let index):
            if targets.selected == index { expand() }
            targets.selected = index
        case .rows(let step):
            switch overlay {
            case .list: select(selectedIndex + step * 3)
            case .help: scrollHelp(by: step * 3)
            case nil: move(by: step)
            }
        case .tableRows(let step):
            rowScroll = min(max(0, rowScroll + step), max(0, (selectedPanel?.rows.count ?? 0) - 1))
        case .zoom(let step):
            zoom(to: step < 0 ? window.shorter : window.longer(upTo: settings.retention))
        case .elsewhere:
            closeOverlay()
        }
    }

    /// A search that is typed there ends with it: the page below may have another.
    private mutating func closeOverlay() {
        pageFilter.isEdited = false
        overlay = nil
    }
}
