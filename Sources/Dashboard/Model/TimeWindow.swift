import Monitoring

/// How much time the charts show, in steps that a key goes through.
package struct TimeWindow: Hashable, Sendable {
    package var duration: Duration

    package static let steps: [Duration] = [
        .seconds(30), .seconds(60), .seconds(120), .seconds(300), .seconds(600), .seconds(900), .seconds(1800),
        .seconds(3600), .seconds(7200), .seconds(21_600), .seconds(43_200), .seconds(86_400),
    ]

    package init(_ duration: Duration) {
        self.duration = duration
    }

    package var milliseconds: Int64 { duration.milliseconds }

    package var shorter: TimeWindow {
        TimeWindow(Self.steps.last { $0 < duration } ?? duration)
    }

    /// Never longer than what is kept: beyond that there is nothing to see.
    package func longer(upTo retention: Duration) -> TimeWindow {
        TimeWindow(Self.steps.first { $0 > duration && $0 <= retention } ?? duration)
    }
}
