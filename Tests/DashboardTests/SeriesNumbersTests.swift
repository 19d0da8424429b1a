import Prometheus
import Testing

@testable import Dashboard

@Suite("The numbers of series")
struct SeriesNumbersTests {
    private static func pod(_ number: Int) -> Labels { ["__name__": "a", "pod": "pod-\(number)", "job": "j"] }

    @Test("are used again once their series have left the retention: three days of pods that live for a minute")
    func days() {
        var numbers = SeriesNumbers(memory: 3_600_000)
        var time = Building.noon
        var highest = 0
        let first = numbers.number(of: Self.pod(-1), in: "a", place: nil, at: time)
        for minute in 0..<4320 {
            time += 60_000
            for pod in 0..<20 {
                let number = numbers.number(of: Self.pod(minute * 20 + pod), in: "a", place: nil, at: time)
                highest = max(highest, number)
            }
            #expect(numbers.number(of: Self.pod(-1), in: "a", place: nil, at: time) == first)
        }
        // 86,400 pods in all, 1,200 in an hour; twice as many before those that have gone are sought out.
        #expect(highest < 4000, "\(highest)")
        #expect(numbers.values(of: "a").count < 4000)
    }

    @Test("of metrics that are gone are forgotten altogether")
    func metrics() {
        var numbers = SeriesNumbers(memory: 3_600_000)
        _ = numbers.number(of: Self.pod(1), in: "a", place: 7, at: Building.noon)
        #expect(numbers.values(of: "a") == ["pod-1", "j"])
        numbers.keep(["b"])
        #expect(numbers.values(of: "a").isEmpty)
        #expect(numbers.number(of: Self.pod(2), in: "a", place: 7, at: Building.noon) == 7)
    }
}
