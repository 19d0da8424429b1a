package import Charting
import Monitoring

/// The dashboard's state. A value: `update` takes an event and says what is to be done outside.
package struct Model: Sendable {
    package internal(set) var settings: DashboardSettings
    package var size: Size
    /// The wall clock, in milliseconds since 1970.
    package internal(set) var now: Int64
    /// The same, also while `now` is a recording's time.
    var wall: Int64
    /// The clock of a recording that is replayed; nil where all is live.
    package internal(set) var replay: Replay?
    package internal(set) var live: Observation
    /// What is shown while the view is frozen; collection goes on.
    package internal(set) var frozen: Observation?
    package internal(set) var notices: [Notice] = []
    package internal(set) var window: TimeWindow
    /// The right edge of the charts where they do not follow the clock, in milliseconds since 1970.
    package internal(set) var pinned: Int64?
    /// A time that is looked at, in milliseconds since 1970.
    package internal(set) var cursor: Int64?
    package internal(set) var arrangement = ChartArrangement.together
    package internal(set) var page = Page.charts
    package internal(set) var overlay: Overlay?
    /// Lines of help that are scrolled out at the top, and how many there can be.
    package internal(set) var helpScroll = 0
    package internal(set) var helpOverflow = 0
    package internal(set) var looks: Looks
    package internal(set) var filter = Filter()
    package internal(set) var targets = TargetsState()
    /// Which metric the charts show first and the table lists; nil for the first there is.
    package internal(set) var selected: String?
    /// The selected metric has the charts' place to itself.
    package internal(set) var isExpanded = false
    /// Indexes of the series that are not drawn, by panel.
    package internal(set) var hidden: [String: Set<Int>] = [:]
    /// Rows of the table, and charts of split series, that are scrolled out at the top.
    package internal(set) var rowScroll = 0
    package internal(set) var message: Message?
    /// The value axes, by panel, so that they do not jump.
    package internal(set) var ranges: [String: StableRange] = [:]
    /// Milliseconds that a column of the charts stands for: what a step of the cursor is.
    package internal(set) var columnTime: Double = 1000
    /// Whether there are more rows than the table shows: then a page is a page of rows.
    package internal(set) var isTableLong = false
    /// How many panels, rows of the table or targets a page is.
    package internal(set) var pageStep = 1
    /// Metrics that the newest snapshot was asked for.
    package internal(set) var answered: Set<String> = []
    /// Metrics that are asked for only to find out whether they are waves.
    package internal(set) var surveying: Set<String> = []

    var analyst: Analyst

    package init(settings: DashboardSettings, size: Size, now: Int64) {
        self.settings = settings
        self.size = size
        self.now = settings.replay?.position ?? now
        wall = now
        replay = settings.replay
        window = TimeWindow(settings.window)
        live = Observation(now: self.now, snapshot: Snapshot(time: self.now), panels: [])
        looks = Looks(
            glyphs: settings.glyphs, colors: settings.colors, isUTC: settings.isUTC, hasBell: settings.hasBell)
        analyst = Analyst(
            expectations: settings.expectations,
            judged: max(300_000, min(settings.window.milliseconds, 900_000)),
            interval: settings.interval.milliseconds,
            retention: settings.retention.milliseconds,
            definitions: settings.panels
        )
    }

    /// What is on the screen: the frozen picture or the newest.
    package var shown: Observation { frozen ?? live }
    package var isFrozen: Bool { frozen != nil }

    /// The right edge of the charts, in milliseconds since 1970.
    package var end: Int64 { pinned ?? shown.now }
    package var start: Int64 { end - window.milliseconds }

    /// Seconds east of UTC at a time in milliseconds since 1970.
    package var utcOffset: @Sendable (Int64) -> Int {
        guard looks.isUTC else { return settings.utcOffset }
        return { _ in 0 }
    }

    /// As clocks and calendars show that time to the user.
    func civil(_ time: Int64) -> CivilTime { CivilTime(time: time, utcOffset: utcOffset(time)) }

    /// The filter of the page that is shown.
    package internal(set) var pageFilter: Filter {
        get { page == .targets && overlay == nil ? targets.filter : filter }
        set { if page == .targets && overlay == nil { targets.filter = newValue } else { filter = newValue } }
    }
}
