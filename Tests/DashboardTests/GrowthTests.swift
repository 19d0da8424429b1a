import Charting
import Dashboard
import Monitoring
import Prometheus
import Testing

/// An hour of the dashboard, as fast as it can be run.
@Suite("A long time")
struct GrowthTests {
    private static let retention: Int64 = 600_000

    /// A store and a dashboard, and time that passes: two waves that stay, and ten pods that live for a minute each.
    private struct Running {
        let store = SeriesStore(limits: StorageLimits(retention: .milliseconds(GrowthTests.retention)))
        var interface: Interface
        var time = Building.noon
        var references: [Labels: SeriesReference] = [:]

        init() {
            let settings = DashboardSettings(
                source: "http://localhost:8080/targets", retention: .milliseconds(GrowthTests.retention))
            interface = Interface(settings: settings, size: Size(110, 32), now: Building.noon)
        }

        /// A scrape of all, and what follows of it.
        mutating func scrape() {
            time += 5000
            let round = time / 5000
            let pods = (0..<10).map { "pod-\($0)-\((Int(round) + $0) / 12):80" }
            let present: [Labels] = (["metrics-server-1:80", "metrics-server-2:80"] + pods).flatMap { instance in
                ["my_first_metric", "up"].map { ["__name__": $0, "instance": instance, "job": "promwave"] }
            }
            let gone = references.keys.filter { !present.contains($0) }
            let all = present + gone
            var places = all.map { references[$0] ?? .none }
            let samples = all.indices.map { index in
                let wave = 30 + 3 * Double(time % 60_000 / 5000 % 12 - 6) / 6
                return PendingSample(
                    series: Int32(index), time: time, value: index < present.count ? wave : Staleness.marker)
            }
            _ = store.commit(samples, references: &places, now: time) { all[$0] }
            references = Dictionary(uniqueKeysWithValues: zip(present, places))
            let needs = interface.needs
            let targets = pods.map { Building.target($0) } + [Building.target("metrics-server-1:80")]
            let snapshot = Snapshot(
                time: time, activeTargets: targets, catalogue: store.catalogue,
                metrics: store.metrics(in: time - needs.past.milliseconds...time) { needs.metrics.contains($0) })
            _ = interface.update(.tick(time))
            _ = interface.update(.snapshot(snapshot))
        }

        /// How many elements all collections have that the dashboard holds, whatever they are.
        var elements: Int { Self.elements(of: interface) }

        private static func elements(of value: Any) -> Int {
            let mirror = Mirror(reflecting: value)
            switch mirror.displayStyle {
            case .collection where value is [Point]: return 1
            case .collection, .set, .dictionary:
                return mirror.children.reduce(0) { $0 + 1 + elements(of: $1.value) }
            default:
                return mirror.children.reduce(0) { $0 + elements(of: $1.value) }
            }
        }
    }

    @Test("an hour with pods that come and go takes no more memory than the first twenty minutes did")
    func hour() {
        var running = Running()
        for _ in 0..<240 { running.scrape() }
        let (elements, stored) = (running.elements, running.store.status)
        var most = elements
        for round in 0..<480 {
            running.scrape()
            if round % 60 == 59 { most = max(most, running.elements) }
        }
        // In an hour 620 pods have been there, of which the last minutes are remembered.
        #expect(elements > 100)
        #expect(most < elements * 3 / 2, "\(elements) elements after 20 minutes, \(most) at most until the hour")
        #expect(running.store.status.series < stored.series * 3 / 2)
        #expect(running.store.status.bytes < stored.bytes * 3 / 2)
    }

    @Test("the colour of a series stays for as long as it can be looked at, and its number is free after that")
    func numbers() {
        var running = Running()
        for _ in 0..<720 { running.scrape() }
        let rows = running.interface.model.shown.panels[0].rows
        #expect(rows.map(\.index).max().map { $0 < 400 } == true)
        #expect(Set(rows.map(\.index)).count == rows.count)
        let before = rows.first { $0.name == "metrics-server-2:80" }?.index
        for _ in 0..<60 { running.scrape() }
        let after = running.interface.model.shown.panels[0].rows.first { $0.name == "metrics-server-2:80" }?.index
        #expect(before != nil && before == after)
    }
}
