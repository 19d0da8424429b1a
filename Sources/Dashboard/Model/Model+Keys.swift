import Charting
import Monitoring

extension Model {
    mutating func press(_ key: KeyPress) -> Effect? {
        switch key {
        case .control("c"): return .quit
        case .control("l"): return .repaint
        case .control("z"): return .suspend
        default: break
        }
        if pageFilter.isEdited, edit(key) { return nil }
        if overlay != .list, press(forReplay: key) { return nil }
        switch key {
        case .character("q"), .character("Q"): return .quit
        case .character("r"): return .scrapeNow
        case .character("s"): return .writeSnapshot
        default: break
        }
        if overlay == .list, pressInList(key) { return nil }
        if overlay == .help, pressInHelp(key) { return nil }
        if press(forTime: key) || press(forLooks: key) || page == .charts && press(forCharts: key) { return nil }
        press(forPage: key)
        return nil
    }

    /// Keys go into the search; false for those that have nothing to do with it.
    private mutating func edit(_ key: KeyPress) -> Bool {
        switch key {
        case .character(let character): pageFilter.type(character)
        case .backspace, .delete: pageFilter.erase()
        case .control("u"): pageFilter.text = ""
        case .enter: pageFilter.isEdited = false
        case .escape: pageFilter = Filter()
        default: return false
        }
        searchHasChanged()
        return true
    }

    /// Pasted text is no keys: it goes into a search, or nowhere.
    mutating func paste(_ text: String) {
        guard pageFilter.isEdited else {
            say("pasted text is for a search: / first")
            return
        }
        // As a shell's line ends.
        guard let last = text.lastIndex(where: { $0 != " " }) else { return }
        for character in text[...last] { pageFilter.type(character) }
        searchHasChanged()
    }

    private mutating func searchHasChanged() {
        rowScroll = 0
        targets.selected = 0
        ranges = [:]
    }

    /// The window, where it lies, and the cursor.
    private mutating func press(forTime key: KeyPress) -> Bool {
        switch key {
        case .character(" "), .character("f"):
            frozen = isFrozen ? nil : live
            if !isFrozen {
                pinned = nil
                ranges = [:]
            }
        case .character("+"): zoom(to: window.shorter)
        case .character("-"): zoom(to: window.longer(upTo: settings.retention))
        case .character("="): zoom(to: TimeWindow(settings.window))
        case .character("["), .shiftLeft: pan(by: -window.milliseconds / 2)
        case .character("]"), .shiftRight: pan(by: window.milliseconds / 2)
        case .character("0"): goLive()
        case .end where page == .charts: goLive()
        case .home where page == .charts: pan(by: -settings.retention.milliseconds)
        case .left where page == .charts: moveCursor(by: -1)
        case .right where page == .charts: moveCursor(by: 1)
        default: return false
        }
        return true
    }

    private mutating func press(forLooks key: KeyPress) -> Bool {
        switch key {
        case .character("m") where settings.hasUnicode: looks.glyphs = looks.glyphs.next
        case .character("c"): looks.colors = looks.colors.next
        case .character("u"): looks.isUTC.toggle()
        case .character("B"): looks.hasBell.toggle()
        default: return false
        }
        ranges = [:]
        return true
    }

    /// What is seen in the charts alone, and changed only where it is seen.
    private mutating func press(forCharts key: KeyPress) -> Bool {
        switch key {
        case .character("b"): looks.showsBands.toggle()
        case .character("g"): looks.showsGrid.toggle()
        case .character("y"): looks.valueMode = looks.valueMode.next
        case .character("Y"): looks.sharesRange.toggle()
        case .character("v"):
            arrangement = arrangement.next(hasHeatmap: selectedPanel?.kind.isHistogram ?? false)
            if arrangement == .heatmap { analyse() }
            rowScroll = 0
        default: return false
        }
        ranges = [:]
        return true
    }

    private mutating func press(forPage key: KeyPress) {
        switch key {
        case .character("?"), .character("h"), .function(1):
            overlay = overlay == .help ? nil : .help
            helpScroll = 0
        case .character("l"): overlay = overlay == .list ? nil : .list
        case .character("t"): page = page == .targets ? .charts : .targets
        case .character("/"): pageFilter.isEdited = true
        case .escape: close()
        case .tab, .down, .character("j"): move(by: 1)
        case .backTab, .up, .character("k"): move(by: -1)
        case .pageDown: movePage(by: 1)
        case .pageUp: movePage(by: -1)
        case .home: move(by: -.max / 2)
        case .end: move(by: .max / 2)
        case .enter, .character("e"): expand()
        case .character(let digit):
            if let number = digit.wholeNumberValue, number > 0 { toggleSeries(at: number - 1) }
        default: break
        }
    }

    /// Closes what lies on top; never quits.
    private mutating func close() {
        if overlay != nil {
            overlay = nil
        } else if !pageFilter.isEmpty {
            pageFilter = Filter()
            ranges = [:]
        } else if page == .targets {
            if targets.open.isEmpty { page = .charts } else { targets.open = [] }
        } else if cursor != nil {
            cursor = nil
        } else {
            isExpanded = false
        }
    }
}
