import NIOCore
import Prometheus
import Synchronization

/// The list that is served, whatever it comes from: a source publishes here, a request takes what is ready. Rendered once
/// for each change, not for each request.
final class ServedTargets: Sendable {
    /// One state of the list, as it goes out.
    struct Answer: Sendable {
        /// In as many pieces as it is kept in.
        let body: [ByteBuffer]
        let tag: EntityTag
        let groups: Int
        let targets: Int
    }

    private struct State {
        var answer: Answer?
        var reloads = 0
        var failures = 0
        var isLastReloadGood = false
        /// Seconds since 1970.
        var lastSuccess: Double?
    }

    private let state = Mutex(State())
    private let clock: WallClock

    init(clock: WallClock) {
        self.clock = clock
    }

    /// Nil until the first list is there. To Prometheus an empty list means that every target is gone: that is never
    /// answered for want of a list.
    var answer: Answer? { state.withLock { $0.answer } }

    func publish(_ groups: [TargetGroup]) {
        let body = ByteBuffer(string: TargetGroupsWriter.json(groups))
        publish(
            Answer(
                body: [body],
                tag: EntityTag(of: body.readableBytesView),
                groups: groups.count,
                targets: groups.reduce(0) { $0 + $1.targets.count }
            )
        )
    }

    func publish(_ answer: Answer) {
        state.withLock { state in
            state.answer = answer
            state.reloads += 1
            state.isLastReloadGood = true
            state.lastSuccess = (clock.now() * 1000).rounded() / 1000
        }
    }

    /// The source could not be read: the last good list stays.
    func reloadFailed() {
        state.withLock { state in
            state.reloads += 1
            state.failures += 1
            state.isLastReloadGood = false
        }
    }

    /// The source can be read again, and the list is still what it says.
    func confirm() {
        state.withLock { state in
            guard state.answer != nil else { return }
            state.isLastReloadGood = true
            state.lastSuccess = (clock.now() * 1000).rounded() / 1000
        }
    }

    func families() -> [MetricFamily] {
        let state = state.withLock { $0 }
        var families: [MetricFamily] = []
        if let answer = state.answer {
            families += [
                .gauge("promwave_discovery_targets", help: "Targets that are served.", Double(answer.targets)),
                .gauge("promwave_discovery_groups", help: "Target groups that are served.", Double(answer.groups)),
            ]
        }
        families += [
            .counter("promwave_discovery_reloads", help: "Times the targets were read.", Double(state.reloads)),
            .counter(
                "promwave_discovery_reload_failures",
                help: "Times the targets could not be read, and the last good list stayed.",
                Double(state.failures)
            ),
            .gauge(
                "promwave_discovery_last_reload_successful",
                help: "Whether the targets could be read the last time: 1 if so, 0 if not.",
                state.isLastReloadGood ? 1 : 0
            ),
        ]
        if let lastSuccess = state.lastSuccess {
            families.append(
                .gauge(
                    "promwave_discovery_last_reload_success_timestamp_seconds",
                    help: "When the targets were last read, in seconds since 1970.",
                    lastSuccess
                )
            )
        }
        return families
    }
}
