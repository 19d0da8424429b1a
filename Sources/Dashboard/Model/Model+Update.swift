import Charting
import Monitoring

extension Model {
    /// Takes in an event; returns what has to happen outside.
    package mutating func update(_ event: Event) -> Effect? {
        switch event {
        case .key(let key):
            return press(key)
        case .resized(let size):
            self.size = size
        case .tick(let time):
            now = time
            live.now = time
        case .snapshot(let snapshot):
            now = max(now, snapshot.time)
            live = Observation(now: now, snapshot: snapshot, panels: judgedPanels(of: snapshot))
            selectedPanel = min(selectedPanel, max(0, live.panels.count - 1))
        case .notices(let notices):
            self.notices = notices
        }
        return nil
    }

    private mutating func press(_ key: KeyPress) -> Effect? {
        switch key {
        case .character("q"), .character("Q"), .control("c"):
            return .quit
        case .control("l"):
            return .repaint
        case .control("z"):
            return .suspend
        case .character("r"):
            return .scrapeNow
        case .character("?"), .character("h"), .function(1):
            showsHelp.toggle()
        case .escape:
            close()
        case .character(" "), .character("f"):
            frozen = isFrozen ? nil : live
        case .character("+"):
            zoom(to: window.shorter)
        case .character("-"):
            zoom(to: window.longer(upTo: settings.retention))
        case .character("="):
            zoom(to: TimeWindow(settings.window))
        case .character("v"):
            arrangement = arrangement == .together ? .split : .together
        case .character("t"):
            page = page == .targets ? .charts : .targets
        case .tab, .down, .character("j"):
            move(by: 1)
        case .backTab, .up, .character("k"):
            move(by: -1)
        default:
            break
        }
        return nil
    }

    /// Closes what lies on top; never quits.
    private mutating func close() {
        if showsHelp { showsHelp = false } else { page = .charts }
    }

    private mutating func zoom(to window: TimeWindow) {
        self.window = window
        ranges = [:]
    }

    private mutating func move(by step: Int) {
        switch page {
        case .charts:
            guard !shown.panels.isEmpty else { return }
            selectedPanel = (selectedPanel + step + shown.panels.count) % shown.panels.count
        case .targets:
            let last = max(0, shown.snapshot.activeTargets.count + shown.snapshot.droppedTargets.count - 1)
            targetsScroll = min(max(0, targetsScroll + step), last)
        }
    }

    /// Lets a value axis follow what its chart needs; nil where it has no data.
    mutating func settleRange(of chart: String, needed: ClosedRange<Double>?) {
        var range = ranges[chart] ?? StableRange()
        range.update(needed: needed, at: shown.now)
        ranges[chart] = range
    }
}
