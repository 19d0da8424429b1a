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
        var ticks: [TimeTick] = []
        for time in times(step: step, utcOffset).sorted() {
            guard let column = column(of: time) else { continue }
            let civil = CivilTime(time: time, utcOffset: utcOffset(time))
            let label = TimeScale.label(civil, step: step, isShort: isShort)
            if let last = ticks.last, column - last.column <= label.utf8.count + 1 { continue }
            ticks.append(TimeTick(column: column, label: label))
        }
        return ticks
    }

    /// The moments at which local clocks show a whole multiple of the step, in no order. Where clocks are put back an hour
    /// comes twice, in two offsets: each is asked for the times at which it holds.
    private func times(step: Int64, _ utcOffset: (Int64) -> Int) -> Set<Int64> {
        // Weeks begin on Mondays; 5 January 1970 was one.
        let phase: Int64 = step % 604_800 == 0 ? 4 * 86_400 : 0
        let first = Int64(start.rounded(.down))
        let offsets = Set((0...16).map { Int64(utcOffset(Int64(start + (end - start) * Double($0) / 16))) })
        var times: Set<Int64> = []
        for offset in offsets {
            var local = CivilTime.floorDivide(first / 1000 + offset - phase, step) * step + phase
            // More than have room.
            for _ in 0..<columns * 2 + 8 {
                let time = (local - offset) * 1000
                if Double(time) >= end { break }
                func holds(_ offset: Int64) -> Bool { Int64(utcOffset((local - offset) * 1000)) == offset }
                // A day whose midnight is skipped, where clocks are put forward then, begins when they are.
                let isSkipped = step >= 86_400 && offset == offsets.min() && !offsets.contains(where: holds)
                if holds(offset) || isSkipped { times.insert(time) }
                local += step
            }
        }
        return times
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
