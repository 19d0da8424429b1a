package import Monitoring

/// Where a replay stands: a clock of its own, in the recording's time, that is paused, turned back and sped up.
package struct Replay: Sendable {
    /// The first and the last time, in milliseconds since 1970.
    package let start: Int64
    package let end: Int64
    /// The times to step by, in order.
    let scrapes: [Int64]
    package private(set) var position: Int64
    /// Seconds of the recording for each second that passes.
    package private(set) var speed: Double
    package private(set) var isPlaying = true
    /// The wall clock when `position` was reached; nil where it does not matter how long that is ago.
    private var reached: Int64?

    static let speeds: [Double] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1800, 3600]

    package init(start: Int64, end: Int64, scrapes: [Int64], position: Int64? = nil, speed: Double = 1) {
        self.start = start
        self.end = max(start, end)
        self.scrapes = scrapes
        self.position = min(max(start, position ?? start), self.end)
        self.speed = speed
    }

    package init(_ recording: Recording, position: Int64? = nil, speed: Double = 1) {
        self.init(
            start: recording.start, end: recording.end, scrapes: recording.scrapes, position: position, speed: speed)
    }

    package var isAtEnd: Bool { position >= end }

    /// Milliseconds until the picture is to be drawn again: ten times a second at most.
    package var tick: Int64 { isPlaying ? Int64(min(1000, max(100, 1000 / speed))) : 200 }

    package mutating func hold() { isPlaying = false }

    mutating func advance(to wall: Int64) {
        defer { reached = isPlaying ? wall : nil }
        guard isPlaying, let reached, wall > reached else { return }
        let passed = Double(wall - reached) * speed
        move(to: passed < Double(end - position) ? position + Int64(passed) : end)
    }

    /// From the end it begins anew.
    mutating func toggle() {
        if isAtEnd {
            position = start
            isPlaying = true
        } else {
            isPlaying.toggle()
        }
        reached = nil
    }

    mutating func seek(by distance: Int64) { move(to: position + distance) }

    mutating func seekToStart() { move(to: start) }

    mutating func seekToEnd() { move(to: end) }

    /// To the scrape before or after, and holds there.
    mutating func step(by direction: Int) {
        isPlaying = false
        reached = nil
        // The first that lies after the position, and with it those before.
        let next = scrapes.partitioningIndex { $0 > position }
        if direction > 0 {
            move(to: next < scrapes.count ? scrapes[next] : end)
        } else {
            let here = next > 0 && scrapes[next - 1] == position ? next - 1 : next
            move(to: here > 0 ? scrapes[here - 1] : start)
        }
    }

    mutating func speedUp() { speed = Self.speeds.first { $0 > speed } ?? speed }

    mutating func slowDown() { speed = Self.speeds.last { $0 < speed } ?? speed }

    private mutating func move(to time: Int64) {
        position = min(max(start, time), end)
        if isAtEnd { isPlaying = false }
    }
}
