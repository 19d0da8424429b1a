import Prometheus
import Testing

@testable import Monitoring

@Suite("Reading while others write", .timeLimit(.minutes(1)))
struct SharingTests {
    @Test("a snapshot sees each commit as a whole, and never goes back")
    func wholeCommits() async {
        let store = SeriesStore()
        let count = 2000 as Int64
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    var references = [SeriesReference](repeating: .none, count: 10)
                    for time in 1...count {
                        let samples = (0..<10).map {
                            PendingSample(series: Int32($0), time: time, value: Double(time) * 1.1)
                        }
                        _ = store.commit(samples, references: &references, now: time) {
                            ["__name__": "m", "writer": "\(writer)", "series": "\($0)"]
                        }
                    }
                }
            }
            group.addTask {
                var seen = 0
                while seen < 30 * Int(count) {
                    let series = store.metrics(in: 0...Int64.max).flatMap(\.series)
                    let byWriter = Dictionary(grouping: series) { $0.labels["writer"] ?? "" }
                    for writer in byWriter.values { #expect(Set(writer.map(\.points.count)).count == 1) }
                    let total = series.reduce(0) { $0 + $1.points.count }
                    #expect(total >= seen)
                    seen = total
                    await Task.yield()
                }
            }
        }
        let points = store.metrics(in: 0...Int64.max).flatMap(\.series).map(\.points)
        #expect(points.allSatisfy { $0.map(\.time) == Array(1...count) })
        #expect(points.allSatisfy { $0.allSatisfy { $0.value == Double($0.time) * 1.1 } })
    }

    @Test("changes that come faster than a listener takes them are one; each listener hears of them")
    func updates() async throws {
        try await ScrapeTrial.run { trial in
            await trial.clock.waitForSleepers(1)
            let (one, other) = (trial.monitor.updates, trial.monitor.updates)
            for value in 1...5 { try await trial.scrape("a \(value)\n") }
            for updates in [one, other] {
                var iterator = updates.makeAsyncIterator()
                #expect(await iterator.next() != nil)
            }
        }
    }
}
