import Charting
import Monitoring

extension View {
    /// ` promwave   http://localhost:8080/targets   2 targets, 2 up      every 5 s   window 5 m   LIVE   12:04:35`
    func drawHeader(on frame: inout Frame, in area: Rect) {
        let bar = Style(.text, on: .bar)
        frame.fill(area, style: bar)
        func width(_ facts: [(String, Style)]) -> Int { facts.reduce(1) { $0 + SafeText.width(of: $1.0) + 3 } }
        var facts = headerFacts(bar, isShort: model.size.width < 40)
        let wanted = width(facts)
        var right = area.right - 1
        for (order, (text, style)) in headerState(bar).enumerated() {
            let width = SafeText.width(of: text)
            // The clock and the state may cut the facts short; the rest only fills what they leave.
            guard right - width > area.x + (order < 2 ? 12 : wanted) else { break }
            right -= width
            frame.write(text, x: right, y: area.y, style: style)
            right -= 3
        }
        var x = area.x + 1
        // What is bad counts more than the number of targets, and than the name; the source counts least.
        func isTooLong() -> Bool {
            guard failed != nil || facts.contains(where: { $0.1.ink == .bad }) else { return false }
            return right - x < width(facts.filter { $0.0 != model.settings.source }) - 4
        }
        if isTooLong() { facts = headerFacts(bar, isShort: true) }
        let isCut = isTooLong()
        let kept = isCut ? facts.dropFirst() : facts[...]
        for (order, (text, style)) in zip(kept.indices, kept) {
            // What is long is cut so far that what is short still has room after it.
            let later = kept[(order + 1)...].map { SafeText.width(of: $0.0) + 3 }.filter { $0 <= 30 }.reduce(0, +)
            let room = min(right - x, max(12, right - x - later))
            guard room >= 6 else { break }
            // The beginning of an address says nothing, what comes after it does.
            if later > 0, room < 16, room < SafeText.width(of: text) { continue }
            x += frame.write(text, x: x, y: area.y, width: room, style: style) + 3
        }
    }

    /// From the left, the most needed first.
    private func headerFacts(_ bar: Style, isShort: Bool) -> [(String, Style)] {
        let targets = shown.snapshot.activeTargets
        let down = targets.count { $0.health == .down }
        let up = targets.count { $0.health == .up }
        let health = down == 0 ? "\(up) up" : "\(down) down"
        let counts = isShort ? health : Words.count(targets.count, "target") + ", " + health
        var facts = [("promwave", Style(.title, on: .bar, .bold))]
        if let failed {
            facts.append((counts, Style(down > 0 ? .bad : .text, on: .bar)))
            facts.append((failed, Style(.warning, on: .bar, .bold)))
        } else {
            facts.append((model.settings.source, bar))
            facts.append((counts, Style(down > 0 ? .bad : up > 0 ? .good : .text, on: .bar)))
        }
        // Before what may be cut: it is why one looks.
        let alarms = shown.alarms
        if alarms > 0 {
            facts.insert((" \(alarms) outside ", Style(.bad, [.bold, .reverse])), at: 1)
        }
        return facts
    }

    /// What keeps us from doing what we are told, in words: a configuration file that cannot be used, or the first discovery
    /// that fails, with the age of its last good list.
    private var failed: String? {
        let notice = model.notices.first { $0.subject != .comparison && ($0.subject != .recording || $0.isBad) }
        if let notice { return notice.text }
        guard let failed = shown.snapshot.discoveries.first(where: { $0.error != nil }), let error = failed.error else {
            return shortened
        }
        let kept = failed.lastSuccess.map { "; list of \(Words.age(of: $0, at: shown.now)) ago kept" } ?? ""
        return failed.isServer ? error : "discovery failed: \(error)\(kept)"
    }

    /// That samples had to go which the user wants kept.
    private var shortened: String? {
        let storage = shown.snapshot.storage
        guard let time = storage.shortenedTo else { return nil }
        let gone = "samples before \(model.civil(time).clock) are gone"
        return "\(storage.limits.bytes >> 20) MiB of samples is the most that is kept: \(gone)"
    }

    private func replayState(_ bar: Style) -> (String, Style)? {
        guard let replay = model.replay else { return nil }
        let warning = Style(.warning, on: .bar, [.bold, .reverse])
        if replay.isPlaying { return ("REPLAY \(Words.speed(replay.speed, isASCII))", Style(.good, on: .bar, .bold)) }
        return (replay.isAtEnd ? " END " : " PAUSED ", warning)
    }

    /// Of a recording, which may be of any day.
    private var day: String {
        guard model.settings.showsDate || model.replay != nil, model.size.width >= 80 else { return "" }
        let time = model.civil(shown.now)
        return (model.size.width < 140 ? time.shortDate : time.date) + " "
    }

    /// From the right, the most needed first.
    private func headerState(_ bar: Style) -> [(String, Style)] {
        let utc = model.looks.isUTC ? " UTC" : ""
        let clock = day + model.civil(shown.now).clock + utc
        let warning = Style(.warning, on: .bar, [.bold, .reverse])
        let back = model.pinned.map { "−" + Words.measured(.milliseconds(max(0, shown.now - $0))) }
        let state: (String, Style) =
            switch (model.isFrozen, back) {
            case (true, nil): (" FROZEN, space: live ", warning)
            case (true, let back?): (" FROZEN \(back), 0: live ", warning)
            case (false, let back?): (" \(back), 0: \(model.replay == nil ? "live" : "back") ", warning)
            case (false, nil): replayState(bar) ?? (model.settings.liveWord, Style(.good, on: .bar, .bold))
            }
        let isRecording = model.notices.contains { $0.subject == .recording && !$0.isBad }
        return [
            (clock, bar),
            state,
        ] + (isRecording ? [(isASCII ? "REC" : "● REC", Style(.bad, on: .bar, .bold))] : []) + [
            ("window \(Words.setting(model.window.duration))", bar),
            ("every \(Words.setting(model.settings.interval))", bar),
        ]
    }
}
