package import Charting
import Monitoring

/// The dashboard's state. A value: `update` takes an event and says what is to be done outside.
package struct Model: Sendable {
    package let settings: DashboardSettings
    package var size: Size
    /// The wall clock, in milliseconds since 1970.
    package internal(set) var now: Int64
    package internal(set) var live: Observation
    /// What is shown while the view is frozen; collection goes on.
    package internal(set) var frozen: Observation?
    package internal(set) var notices: [Notice] = []
    package internal(set) var window: TimeWindow
    package internal(set) var arrangement = ChartArrangement.together
    package internal(set) var page = Page.charts
    package internal(set) var showsHelp = false
    /// Which metric the charts show first and the table lists.
    package internal(set) var selectedPanel = 0
    /// The first row of the targets page that is in view.
    package internal(set) var targetsScroll = 0
    /// The value axes, by panel, so that they do not jump.
    package internal(set) var ranges: [String: StableRange] = [:]

    private(set) var analyst: Analyst

    package init(settings: DashboardSettings, size: Size, now: Int64) {
        self.settings = settings
        self.size = size
        self.now = now
        window = TimeWindow(settings.window)
        live = Observation(now: now, snapshot: Snapshot(time: now), panels: [])
        analyst = Analyst(
            expectations: settings.expectations, judged: max(300_000, TimeWindow(settings.window).milliseconds))
    }

    mutating func judgedPanels(of snapshot: Snapshot) -> [Panel] { analyst.panels(of: snapshot) }

    /// Verdicts rest on at least this much of the past. Milliseconds.
    var judged: Int64 { analyst.judged }

    /// What is on the screen: the frozen picture or the newest.
    package var shown: Observation { frozen ?? live }
    package var isFrozen: Bool { frozen != nil }
}
