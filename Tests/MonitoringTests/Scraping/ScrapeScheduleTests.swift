import Prometheus
import Testing

@testable import Monitoring

@Suite("When a target is scraped", .timeLimit(.minutes(1)))
struct ScrapeScheduleTests {
    @Test("the offset within the interval is the target's own, and the grid is that of the time of day")
    func grid() {
        let schedule = ScrapeSchedule(interval: .seconds(10), hash: 123_456_789)
        #expect(schedule.offset == 6789)
        #expect(schedule.next(from: 100_000) == 106_789)
        #expect(schedule.next(from: 106_789) == 106_789)
        #expect(schedule.next(from: 106_790) == 116_789)
        #expect(schedule.next(from: 3) == 6789)
    }

    @Test("a scrape that starts a little late still carries the time when it was due")
    func tolerance() {
        let schedule = ScrapeSchedule(interval: .seconds(10), hash: 0)
        #expect([0, 2, 3, 50].map { schedule.time(due: 1000, started: 1000 + $0) } == [1000, 1000, 1003, 1050])
        #expect(schedule.time(due: 1000, started: 999) == 999)
        #expect(ScrapeSchedule(interval: .milliseconds(100), hash: 0).time(due: 1000, started: 1002) == 1002)
    }

    @Test("the offsets of many targets spread over the interval")
    func spread() throws {
        var buckets = [Int](repeating: 0, count: 10)
        for number in 0..<1000 {
            guard
                case .active(let target) = ScrapeConfiguration(jobName: "j").target(
                    address: "10.0.0.\(number):9100", group: [:])
            else { continue }
            let schedule = ScrapeSchedule(interval: .seconds(10), hash: target.hash)
            buckets[Int(schedule.offset / 1000)] += 1
        }
        #expect(buckets.allSatisfy { (60...140).contains($0) }, "\(buckets)")
    }

    @Test("scrapes keep to their place in the interval, also after one that took too long")
    func noDrift() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            let second = try await trial.scrape("a 2\n")
            #expect(second.time == first.time + 10_000)
            await trial.clock.waitForSleepers(1)
            // The machine slept over three scrapes.
            trial.clock.advance(by: .seconds(34))
            let late = try await trial.nextReport()
            #expect(late.time == second.time + 34_000)
            await trial.clock.waitForSleepers(1)
            #expect(trial.clock.deadlines == [.milliseconds(second.time + 40_000 - TestClock.epoch)])
        }
    }

    @Test("a scrape on request comes at once, and leaves the schedule alone")
    func onRequest() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            await trial.clock.waitForSleepers(1)
            trial.clock.advance(by: .seconds(3))
            trial.monitor.scrapeNow()
            let between = try await trial.nextReport()
            #expect(between.time == first.time + 3000)
            let second = try await trial.scrape("a 3\n")
            #expect(second.time == first.time + 10_000)
            #expect(trial.values("a") == ["": "1 1 3"])
        }
    }

    @Test("a clock that is set back: nothing is stored twice, and the target says until when nothing is stored at all")
    func setBack() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            await trial.clock.waitForSleepers(1)
            trial.clock.setTimeOfDay(forward: -15_000)
            // 5 s before the first, then 5 s after it.
            let back = try await trial.scrape("a 2\n")
            #expect(back.time == first.time - 5000)
            #expect(
                back.error
                    == "the clock was set back: nothing is stored for another 5 s, until it is past the newest sample")
            let status = trial.monitor.snapshot().activeTargets.first
            #expect(status?.health == .up)
            #expect(status?.lastError == back.error)
            let again = try await trial.scrape("a 3\n")
            #expect(again.time == first.time + 5000)
            #expect(again.error == nil)
            #expect(trial.values("a") == ["": "1 3"])
            #expect(trial.values("up") == ["": "1 1"])
        }
    }

    @Test("a clock that is set forward: one scrape, at the new time, and the place in the interval stays")
    func setForward() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            await trial.clock.waitForSleepers(1)
            trial.clock.setTimeOfDay(forward: 1_800_000)
            let second = try await trial.scrape("a 2\n")
            #expect(second.time == first.time + 1_810_000)
            await trial.clock.waitForSleepers(1)
            #expect(trial.clock.deadlines.map { $0 - trial.clock.now.offset } == [.seconds(10)])
            #expect(trial.values("a") == ["": "1 2"])
        }
    }

    @Test("a hanging target is given up at its timeout, in real time, while others go on")
    func timeout() async throws {
        try await ScrapeTrial.run {
            $0.scrapeTimeout = .milliseconds(200)
        } _: { trial in
            let report = try await trial.scrape([.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na"), .hang])
            #expect(report.error == "timed out after 200 ms")
            #expect(trial.values("up") == ["": "0"])
        }
    }
}
