/// Keys for what lies over a page; false for those that mean what they mean elsewhere.
extension Model {
    mutating func pressInList(_ key: KeyPress) -> Bool {
        switch key {
        case .down, .character("j"), .tab: select(selectedIndex + 1)
        case .up, .character("k"), .backTab: select(selectedIndex - 1)
        case .pageDown: select(selectedIndex + pageStep)
        case .pageUp: select(selectedIndex - pageStep)
        case .home: select(0)
        case .end: select(.max)
        case .enter:
            overlay = nil
            page = .charts
        default: return false
        }
        return true
    }

    mutating func pressInHelp(_ key: KeyPress) -> Bool {
        switch key {
        case .down, .character("j"), .tab: scrollHelp(by: 1)
        case .up, .character("k"), .backTab: scrollHelp(by: -1)
        case .pageDown: scrollHelp(by: pageStep)
        case .pageUp: scrollHelp(by: -pageStep)
        case .home: helpScroll = 0
        case .end: helpScroll = helpOverflow
        default: return false
        }
        return true
    }

    mutating func scrollHelp(by lines: Int) { helpScroll = min(max(0, helpScroll + lines), helpOverflow) }
}
