import Charting
import Monitoring

extension Model {
    /// Takes in an event; returns what has to happen outside.
    package mutating func update(_ event: Event) -> Effect? {
        switch event {
        case .key(let key):
            return press(key)
        case .widensLines:
            guard settings.hasUnicode else { break }
            settings.hasUnicode = false
            looks.glyphs = .ascii
            ranges = [:]
            say("this terminal draws lines two cells wide: plain characters instead")
            return .repaint
        case .paste(let text):
            paste(text)
        case .mouse:
            // What lies under the mouse is known where the frame is made: see `Interface`.
            break
        case .resized(let size):
            self.size = size
        case .tick(let time):
            wall = time
            // A replay's picture goes on with its data, since its clock may be fast.
            replay?.advance(to: time)
            if replay == nil {
                now = time
                live.now = time
            }
            if let message, message.until <= time { self.message = nil }
            if let cursor, cursor < start { self.cursor = nil }
        case .snapshot(let snapshot):
            return take(snapshot)
        case .panels(let choice):
            analyst.change(to: choice)
            ranges = [:]
            analyse()
        case .notices(let notices):
            self.notices = notices
        case .message(let text):
            say(text)
        }
        return nil
    }

    /// Makes the panels anew, when something else is to be seen of the same samples.
    mutating func analyse() {
        live.panels = panels(of: live.snapshot, surveying: surveying)
        guard var held = frozen else { return }
        held.panels = panels(of: held.snapshot)
        frozen = held
    }

    private mutating func panels(of snapshot: Snapshot, surveying: Set<String> = []) -> [Panel] {
        analyst.panels(
            of: snapshot, surveying: surveying, search: filter.search, sumsUp: arrangement == .heatmap)
    }

    private mutating func take(_ snapshot: Snapshot) -> Effect? {
        let known = live.panels.reduce(into: [String: Int]()) { if $1.isLoaded { $0[$1.name] = $1.alarms } }
        now = replay == nil ? max(now, snapshot.time) : snapshot.time
        live = Observation(now: now, snapshot: snapshot, panels: panels(of: snapshot, surveying: surveying))
        if var held = frozen, held.complete(from: snapshot, leavingOut: surveying) {
            held.panels = panels(of: held.snapshot)
            frozen = held
        }
        // What was out of its band before one looked at it has not left it now.
        let isWorse = live.panels.contains { $0.isLoaded && $0.alarms > known[$0.name] ?? .max }
        return looks.hasBell && isWorse ? .bell : nil
    }

    /// Lets a value axis follow what its chart needs; nil where it has no data.
    mutating func settleRange(of chart: String, needed: ClosedRange<Double>?) {
        var range = ranges[chart] ?? StableRange()
        range.update(needed: needed, at: shown.now)
        ranges[chart] = range
    }
}
