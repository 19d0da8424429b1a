import Monitoring

/// What wakes the dashboard.
struct Mail: Sendable {
    /// Keys and the mouse, in their order.
    var input: [Event] = []
    /// The terminal is gone.
    var isHungUp = false
    var windowHasChanged = false
    /// After a stop.
    var hasContinued = false
    var notices: [Notice]?
    var panels: PanelChoice?
    /// The clock, in milliseconds since 1970.
    var tick: Int64?
    var snapshot: Snapshot?

    var isEmpty: Bool {
        events.isEmpty && !isHungUp && !windowHasChanged && !hasContinued
    }

    var events: [Event] {
        input
            + [
                notices.map(Event.notices), panels.map(Event.panels), tick.map(Event.tick),
                snapshot.map(Event.snapshot),
            ].compactMap(\.self)
    }
}
