package import Monitoring

/// What is shown: a snapshot, the time it is looked at, and what was made of it.
package struct Observation: Sendable {
    /// Milliseconds since 1970; the right edge of the charts.
    package var now: Int64
    package var snapshot: Snapshot
    package var panels: [Panel]

    package init(now: Int64, snapshot: Snapshot, panels: [Panel]) {
        self.now = now
        self.snapshot = snapshot
        self.panels = panels
    }
}
