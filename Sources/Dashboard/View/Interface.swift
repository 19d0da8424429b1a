package import Charting
import Monitoring

/// The dashboard without a terminal: its model, and the view of it. Events go in, frames come out.
package struct Interface: Sendable {
    package private(set) var model: Model
    /// Which points snapshots have to bring for the charts in view, and what else is to be judged.
    package private(set) var needs = DataNeeds()
    /// nil only while the model changes, so that what both hold is not copied.
    private var view: View?

    package init(settings: DashboardSettings, size: Size, now: Int64) {
        model = Model(settings: settings, size: size, now: now)
        refresh()
    }

    /// Takes in an event; returns what has to happen outside.
    ///
    /// - Parameter next: What comes at once after it. Of a text that is typed, or pasted as if it were, only the whole is
    ///   drawn.
    @discardableResult
    package mutating func update(_ event: Event, before next: Event? = nil) -> Effect? {
        var pointed: PointedAt?
        if case .mouse(let action) = event, let view { pointed = Pointing(view).meaning(of: action) }
        view = nil
        if let pointed { model.point(at: pointed) }
        if case .snapshot = event { model.answered = needs.metrics }
        let effect = model.update(event)
        if case .key(.character) = next, model.pageFilter.isEdited { return effect }
        refresh()
        return effect
    }

    package var frame: Frame { view?.frame ?? Frame(width: 0, height: 0) }

    private mutating func refresh() {
        var view = View(model)
        settleRanges(&view)
        alignPlots(&view)
        if let times = view.charts.first?.timePlot?.times { model.columnTime = times.perColumn }
        model.pageStep = view.pageStep
        model.isTableLong = view.isTableLong
        model.helpOverflow = view.helpOverflow
        model.targets.overflow = view.targetOverflow
        let inView = Set(view.visiblePanels.map(\.metric)).union(model.analyst.expected)
        model.surveying = model.analyst.candidates(inView: inView, at: model.live.now)
        needs = DataNeeds(
            metrics: inView.union(model.surveying), past: past(of: view), time: model.replay?.position,
            search: model.filter.isEmpty ? nil : model.filter.search)
        self.view = view
    }

    /// Value axes follow what their charts need.
    private mutating func settleRanges(_ view: inout View) {
        var shared: ClosedRange<Double>?
        if model.arrangement == .split, model.looks.sharesRange {
            for chart in view.charts.compactMap(\.lines) {
                guard let needed = chart.neededRange(model.looks.valueMode) else { continue }
                shared =
                    shared.map { min($0.lowerBound, needed.lowerBound)...max($0.upperBound, needed.upperBound) }
                    ?? needed
            }
        }
        for index in view.charts.indices {
            guard let chart = view.charts[index].lines else { continue }
            let key = view.charts[index].key
            model.settleRange(of: key, needed: shared ?? chart.neededRange(model.looks.valueMode))
            let range = model.ranges[key]?.current
            let look = view.charts[index].look
            let isLimited = model.looks.valueMode == .automatic && shared == nil
            view.charts[index].lines?.valueRange = isLimited ? look.limited(range) : range
        }
    }

    /// One time, one column: in all charts of the page.
    private func alignPlots(_ view: inout View) {
        guard view.charts.count > 1 else { return }
        let margins = view.charts.map(\.margins).reduce(ChartMargins()) { $0.union($1) }
        for index in view.charts.indices { view.charts[index].margins = margins }
    }

    /// As far back as charts and verdicts look; of a picture that stands still in whole minutes, so that it does not ask
    /// anew each second.
    private func past(of view: View) -> Duration {
        var past = max(model.window.milliseconds, model.analyst.judged)
        if model.pinned != nil || model.isFrozen {
            let minutes = (model.live.now - model.start) / 60_000 + 1
            past = max(past, min(minutes * 60_000, model.settings.retention.milliseconds))
        }
        if view.visiblePanels.contains(where: \.kind.isRate) { past += model.analyst.rateWindow }
        return .milliseconds(past)
    }
}
