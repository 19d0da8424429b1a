import Charting
import Monitoring

extension Model {
    /// Takes in an event; returns what has to happen outside.
    package mutating func update(_ event: Event) -> Effect? {
        switch event {
        case .key(let key):
            return press(key)
        case .mouse:
            // What lies under the mouse is known where the frame is made: see `Interface`.
            break
        case .resized(let size):
            self.size = size
        case .tick(let time):
            now = time
            live.now = time
            if let message, message.until <= time { self.message = nil }
            if let cursor, cursor < start { self.cursor = nil }
        case .snapshot(let snapshot):
            return take(snapshot)
        case .notices(let notices):
            self.notices = notices
        case .message(let text):
            message = Message(text: text, until: now + Message.duration)
        }
        return nil
    }

    private mutating func take(_ snapshot: Snapshot) -> Effect? {
        let alarms = self.alarms
        now = max(now, snapshot.time)
        let panels = analyst.panels(of: snapshot, surveying: surveying)
        live = Observation(now: now, snapshot: snapshot, panels: panels)
        if var held = frozen, held.complete(from: snapshot, leavingOut: surveying) {
            held.panels = analyst.panels(of: held.snapshot, surveying: [])
            frozen = held
        }
        return looks.hasBell && self.alarms > alarms ? .bell : nil
    }

    /// Series that are out of their band now, frozen or not.
    package var alarms: Int { live.panels.reduce(0) { $0 + $1.alarms } }

    /// Lets a value axis follow what its chart needs; nil where it has no data.
    mutating func settleRange(of chart: String, needed: ClosedRange<Double>?) {
        var range = ranges[chart] ?? StableRange()
        range.update(needed: needed, at: shown.now)
        ranges[chart] = range
    }
}
