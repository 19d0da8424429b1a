import Monitoring
import Prometheus

extension Model {
    /// The panels that the filter lets through, and of them the rows.
    package var panels: [Panel] {
        guard !filter.isEmpty else { return shown.panels }
        let found = live.snapshot.found.flatMap { $0.search == filter.search ? $0.names : nil }
        let targetValues = Set(shown.snapshot.activeTargets.flatMap { $0.labels.map(\.value) })
        return shown.panels.compactMap { panel in
            guard panel.isLoaded else {
                if let found {
                    return found.contains(panel.metric) || filter.accepts([panel.name, panel.metric]) ? panel : nil
                }
                let accepts = filter.accepts(
                    [panel.name, panel.metric] + panel.knownValues + (panel.isReport ? [] : targetValues))
                return accepts ? panel : nil
            }
            var kept = panel
            kept.rows = panel.rows.filter { row in filter.accepts([panel.name, panel.metric] + row.labels.map(\.value))
            }
            guard !kept.rows.isEmpty || filter.accepts([panel.name, panel.metric]) else { return nil }
            kept.series -= panel.rows.count - kept.rows.count
            return kept
        }
    }

    package var selectedIndex: Int {
        let panels = panels
        return panels.firstIndex { $0.name == selected } ?? 0
    }

    package var selectedPanel: Panel? {
        let panels = panels
        return panels.first { $0.name == selected } ?? panels.first
    }

    mutating func select(_ index: Int) {
        let panels = panels
        guard !panels.isEmpty else { return }
        selected = panels[min(max(0, index), panels.count - 1)].name
        rowScroll = 0
    }

    mutating func select(named name: String) {
        if name != selectedPanel?.name { rowScroll = 0 }
        // Also where it is the first anyhow: from now on it is chosen, and another that becomes the first is not.
        selected = name
    }

    /// To the next or previous panel, round and round, or target; first through one that is longer than the page.
    mutating func move(by step: Int) {
        switch page {
        case .charts:
            let count = panels.count
            guard count > 0 else { return }
            select((selectedIndex + step % count + count) % count)
        case .targets:
            let scroll = min(max(0, targets.scroll + step), targets.overflow)
            guard scroll == targets.scroll else {
                targets.scroll = scroll
                return
            }
            let last = max(0, listedTargets.count - 1)
            targets.selected = min(max(0, targets.selected + min(max(-last, step), last)), last)
        }
    }

    mutating func movePage(by pages: Int) {
        switch page {
        case .targets:
            move(by: pages * pageStep)
        case .charts where arrangement == .split || isTableLong:
            let rows = selectedPanel?.rows.count ?? 0
            rowScroll = min(max(0, rowScroll + pages * pageStep), max(0, rows - 1))
        case .charts:
            select(selectedIndex + pages * pageStep)
        }
    }

    mutating func expand() {
        switch page {
        case .charts:
            selected = selectedPanel?.name
            isExpanded.toggle()
            ranges = [:]
        case .targets:
            let listed = listedTargets
            guard listed.indices.contains(targets.selected) else { return }
            toggleTarget(listed[targets.selected].identity)
        }
    }

    mutating func toggleTarget(_ identity: TargetIdentity) {
        if targets.open.remove(identity) == nil { targets.open.insert(identity) }
        targets.scroll = 0
    }

    mutating func toggleSeries(at index: Int) {
        guard page == .charts, let panel = selectedPanel, panel.rows.contains(where: { $0.index == index }) else {
            return
        }
        if hidden[panel.name, default: []].remove(index) == nil { hidden[panel.name]?.insert(index) }
        ranges = [:]
    }

    package func isHidden(_ row: SeriesRow, of panel: Panel) -> Bool {
        hidden[panel.name]?.contains(row.index) ?? false
    }
}
