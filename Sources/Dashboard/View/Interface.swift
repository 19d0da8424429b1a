package import Charting

/// The dashboard without a terminal: its model, and the view of it. Events go in, frames come out.
package struct Interface: Sendable {
    package private(set) var model: Model

    package init(settings: DashboardSettings, size: Size, now: Int64) {
        model = Model(settings: settings, size: size, now: now)
    }

    /// Takes in an event; returns what has to happen outside.
    package mutating func update(_ event: Event) -> Effect? {
        let effect = model.update(event)
        for placed in View(model: model).charts {
            model.settleRange(of: placed.key, needed: placed.chart.neededRange)
        }
        return effect
    }

    package var frame: Frame { View(model: model).frame }

    /// The metrics whose points the charts in view need, and how far back.
    package var needs: DataNeeds {
        DataNeeds(
            metrics: Set(View(model: model).visiblePanels.map(\.name)),
            past: max(model.window.duration, .milliseconds(model.judged))
        )
    }
}
