import Charting
import Testing

@Suite("Time scales")
struct TimeScaleTests {
    /// 31 January 2026, 12:04:35 UTC.
    private let now: Int64 = 1_769_861_075_000

    private func labels(_ window: Int64, _ columns: Int, offset: @escaping (Int64) -> Int = { _ in 0 }) -> [String] {
        TimeScale(start: now - window * 1000, end: now, columns: columns).ticks(utcOffset: offset).map(\.label)
    }

    @Test(
        "ticks are at clock times, from seconds to days",
        arguments: [
            (10, 60, ["12:04:26", "12:04:28", "12:04:30", "12:04:32", "12:04:34"]),
            (60, 60, ["12:03:45", "12:04:00", "12:04:15", "12:04:30"]),
            (300, 95, ["12:00:00", "12:01:00", "12:02:00", "12:03:00", "12:04:00"]),
            (300, 180, (0..<10).map { "12:0\($0 / 2):\($0 % 2 == 0 ? "00" : "30")" }),
            (300, 26, ["12:00", "12:02", "12:04"]),
            (3600, 100, ["11:10:00", "11:20:00", "11:30:00", "11:40:00", "11:50:00", "12:00:00"]),
            (86_400, 80, ["15:00", "18:00", "21:00", "Jan 31", "03:00", "06:00", "09:00", "12:00"]),
            (7 * 86_400, 80, ["Jan 25", "Jan 26", "Jan 27", "Jan 28", "Jan 29", "Jan 30", "Jan 31"]),
            (60 * 86_400, 90, ["Dec 08", "Dec 15", "Dec 22", "Dec 29", "Jan 05", "Jan 12", "Jan 19", "Jan 26"]),
        ] as [(Int64, Int, [String])])
    func clockTimes(window: Int64, columns: Int, expected: [String]) {
        #expect(labels(window, columns) == expected)
    }

    @Test("no two labels touch, whatever the window and the width")
    func spacing() {
        for window in [1, 2, 7, 30, 60, 300, 1000, 3600, 7200, 86_400, 700_000, 40_000_000, 9_200_000_000] as [Int64] {
            for columns in [8, 16, 24, 40, 60, 95, 180, 400] {
                let ticks = TimeScale(start: now - window * 1000, end: now, columns: columns).ticks()
                for (tick, next) in zip(ticks, ticks.dropFirst()) {
                    let end = tick.column - (tick.label.count - 1) / 2 + tick.label.count
                    let start = next.column - (next.label.count - 1) / 2
                    #expect(start > end, "\(window) s in \(columns) columns: \(tick.label) \(next.label)")
                }
            }
        }
    }

    @Test("a tick is in the column of its time")
    func columns() {
        let scale = TimeScale(start: now - 300_000, end: now, columns: 95)
        let noon: Int64 = 1_769_860_800_000
        #expect(scale.ticks().first == TimeTick(column: scale.column(of: noon) ?? -1, label: "12:00:00"))
    }

    @Test("labels show the offset from UTC that is given, halves of hours too")
    func offset() {
        #expect(labels(300, 95, offset: { _ in 5 * 3600 + 1800 }).first == "17:30:00")
        #expect(labels(86_400, 80, offset: { _ in -5 * 3600 }).contains("Jan 31"))
    }

    @Test("where clocks are put forward, ticks stay at clock times")
    func summerTime() {
        // Central Europe, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
        let change: Int64 = 1_774_746_000_000
        let scale = TimeScale(start: change - 10_800_000, end: change + 10_800_000, columns: 90)
        let labels = scale.ticks { $0 < change ? 3600 : 7200 }.map(\.label)
        #expect(labels.contains("01:00"))
        #expect(!labels.contains("02:00"))
        #expect(labels.contains("04:00"))
    }

    @Test("a day without a midnight has its tick where it begins")
    func skippedMidnight() {
        // Egypt, 28 April 2023: 00:00 becomes 01:00.
        let change: Int64 = 1_682_632_800_000
        let scale = TimeScale(start: change - 3 * 86_400_000, end: change + 3 * 86_400_000, columns: 80)
        let labels = scale.ticks { $0 < change ? 7200 : 10_800 }.map(\.label)
        #expect(labels == ["Apr 26", "Apr 27", "Apr 28", "Apr 29", "Apr 30", "May 01"])
    }

    @Test("where clocks are put back, both hours have ticks", arguments: [-30, 30] as [Int64])
    func winterTime(minutes: Int64) {
        // Central Europe, 27 October 2024: 03:00 becomes 02:00 at 01:00 UTC.
        let change: Int64 = 1_729_990_800_000
        let end = change + minutes * 60_000
        let labels = TimeScale(start: end - 300_000, end: end, columns: 100).ticks { $0 < change ? 7200 : 3600 }
            .map(\.label)
        #expect(labels == ["02:26:00", "02:27:00", "02:28:00", "02:29:00", "02:30:00"])
    }

    @Test("as time goes on the picture moves by whole columns")
    func stable() {
        let step: Int64 = 300_000 / 100
        let first = TimeScale(start: now - 300_000, end: now, columns: 100)
        for later in [0, 1, 500, step, step * 7 + 13] as [Int64] {
            let next = TimeScale(start: now + later - 300_000, end: now + later, columns: 100)
            let shifts = Set(
                (0..<50).map { sample -> Int in
                    let time = now - 200_000 + Int64(sample) * 1234
                    return first.position(of: time, partsPerColumn: 2) - next.position(of: time, partsPerColumn: 2)
                })
            #expect(shifts.count == 1)
            #expect(shifts.allSatisfy { $0 % 2 == 0 })
        }
    }

    @Test("the newest moment is in the last column, and windows beyond reason do no harm")
    func edges() {
        #expect(TimeScale(start: now - 300_000, end: now, columns: 95).column(of: now) == 94)
        for (start, end) in [(Int64.min, Int64.max), (0, 0), (5, -5), (Int64.max, Int64.max)] {
            let scale = TimeScale(start: start, end: end, columns: 40)
            #expect(scale.perColumn > 0 && scale.perColumn.isFinite)
            #expect(scale.ticks().count <= 40)
            _ = scale.position(of: .max)
            _ = scale.position(of: .min)
        }
    }

    @Test(
        "dates follow the calendar",
        arguments: [
            (0, "1970-01-01", "00:00:00"), (951_782_400_000, "2000-02-29", "00:00:00"),
            (1_769_861_075_999, "2026-01-31", "12:04:35"), (-1, "1969-12-31", "23:59:59"),
            (4_107_542_399_000, "2100-02-28", "23:59:59"), (4_107_542_400_000, "2100-03-01", "00:00:00"),
        ] as [(Int64, String, String)])
    func civil(time: Int64, date: String, clock: String) {
        let civil = CivilTime(time: time)
        #expect(civil.date == date)
        #expect(civil.clock == clock)
    }
}
