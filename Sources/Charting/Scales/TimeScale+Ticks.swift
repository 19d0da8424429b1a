extension TimeScale {
    /// Seconds between ticks, from which the smallest with enough room is taken.
    private static let steps: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
        1_209_600, 2_419_200, 7_257_600, 31_536_000, 157_680_000,
    ]

    /// Ticks at clock times, so far apart that no two labels touch.
    ///
    /// `utcOffset` gives the seconds east of UTC at a time in milliseconds since 1970; it may change within the window.
    package func ticks(utcOffset: (Int64) -> Int = { _ in 0 }) -> [TimeTick] {
        let long = ticks(step: step { $0 < 3600 ? 8 : 6 }, isShort: false, utcOffset)
        guard long.count < 3 else { return long }
        // Whole minutes need no seconds: more ticks where there is little room.
        let short = ticks(step: step { $0 < 60 ? 8 : 6 }, isShort: true, utcOffset)
        return short.count > long.count ? short : long
    }

    private func step(labelWidth: (Int64) -> Int) -> Int64 {
        let last = TimeScale.steps[TimeScale.steps.count - 1]
        return TimeScale.steps.first { Double($0) * 1000 / perColumn >= Double(labelWidth($0) + 3) } ?? last
    }

    private func ticks(step: Int64, isShort: Bool, _ utcOffset: (Int64) -> Int) -> [TimeTick] {
        // Weeks begin on Mondays; 5 January 1970 was one.
        let phase: Int64 = step % 604_800 == 0 ? 4 * 86_400 : 0
        let first = Int64(start.rounded(.down))
        var local = CivilTime.floorDivide(first / 1000 + Int64(utcOffset(first)) - phase, step) * step + phase
        var ticks: [TimeTick] = []
        // An offset that changes within the window skips or repeats an hour of local time at most.
        let limit = columns * 2 + 8
        for _ in 0..<limit {
            let time = TimeScale.time(ofLocal: local, utcOffset)
            if Double(time) >= end { break }
            if let column = column(of: time), column > (ticks.last?.column ?? -1) {
                let civil = CivilTime(time: time, utcOffset: utcOffset(time))
                ticks.append(TimeTick(column: column, label: TimeScale.label(civil, step: step, isShort: isShort)))
            }
            local += step
        }
        return ticks
    }

    /// The moment at which local clocks show that many seconds since 1970.
    private static func time(ofLocal local: Int64, _ utcOffset: (Int64) -> Int) -> Int64 {
        let guess = local - Int64(utcOffset(local * 1000))
        return (local - Int64(utcOffset(guess * 1000))) * 1000
    }

    private static func label(_ time: CivilTime, step: Int64, isShort: Bool) -> String {
        if step >= 86_400 {
            return time.month == 1 && time.day == 1
                ? time.date.split(separator: "-").first.map(String.init) ?? "" : time.shortDate
        }
        if time.isMidnight { return time.shortDate }
        return step < 60 || step < 3600 && !isShort ? time.clock : time.shortClock
    }
}
