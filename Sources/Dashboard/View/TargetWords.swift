import Charting
import Monitoring
import Prometheus

/// What the targets page says of targets and discoveries.
struct TargetWords {
    typealias Line = [(text: String, style: Style)]

    let model: Model
    let width: Int

    init(_ model: Model, width: Int) {
        self.model = model
        self.width = width
    }

    private var now: Int64 { model.shown.now }

    func group(of target: ListedTarget) -> String {
        switch target {
        case .active(let target): target.job
        case .dropped(let target): target.reason == nil ? "dropped by relabelling" : "cannot be scraped"
        }
    }

    func heading(_ group: String, _ members: [ListedTarget]) -> Line {
        var up = 0
        for case .active(let target) in members {
            if target.health == .up { up += 1 }
        }
        if case .active = members.first { return [(group, .title), ("(\(up)/\(members.count) up)", .muted)] }
        return [(group, .title), ("(\(members.count))", .muted)]
    }

    func line(of discovery: DiscoveryStatus) -> Line {
        let name = "discovery \(discovery.source ?? "of \(discovery.job): fixed targets")"
        let list = discovery.targets.map { Words.count($0, "target") } ?? "no list yet"
        let age = discovery.lastSuccess.map { ", \(Words.age(of: $0, at: now)) ago" } ?? ""
        var line: Line = [(name, .text), (list + age, .muted)]
        if let error = discovery.error { line.append((error, Style(.bad))) }
        return line
    }

    func lines(of target: TargetStatus, isRoomy: Bool) -> [Line] {
        var lines = [head(of: target)]
        if let error = target.lastError { lines.append([("       ", .text), (error, Style(.bad))]) }
        lines.append([("       labels    ", .muted), ("\(target.labels)", .text)])
        guard isRoomy else { return lines }
        lines.append([("       discovered", .muted), ("\(target.discoveredLabels)", .muted)])
        return lines
    }

    func lines(of target: DroppedTarget) -> [Line] {
        let reason: Line = target.reason.map { [($0, Style(.warning))] } ?? []
        return [[("  " + target.job, .muted)] + reason + [("\(target.discoveredLabels)", .text)]]
    }

    /// Everything, one fact a line.
    func details(of target: TargetStatus) -> [Line] {
        var lines = [head(of: target)]
        lines += fact("URL", [target.url])
        lines += fact("dialled as", [target.dialled ?? "the same"])
        if let last = target.lastScrape {
            let clock = model.civil(last).clock
            let took = target.lastScrapeDuration.map { ", took \(Words.measured($0))" } ?? ""
            lines += fact("last scrape", ["\(clock), \(Words.age(of: last, at: now)) ago\(took)"])
        } else {
            lines += fact("last scrape", ["none yet"])
        }
        lines += fact("body", [target.lastBodySize.map(Words.bytes) ?? "unknown"])
        let timeout = Words.setting(target.scrapeTimeout)
        lines += fact("interval", ["\(Words.setting(target.scrapeInterval)), timeout \(timeout)"])
        if let error = target.lastError { lines += fact("error", wrapped(error), Style(.bad)) }
        lines += fact("labels", target.labels.flatMap(text))
        return lines + fact("discovered", target.discoveredLabels.flatMap(text))
    }

    func details(of target: DroppedTarget) -> [Line] {
        lines(of: target)
            + fact("reason", wrapped(target.reason ?? "a relabel rule dropped it"), Style(.warning))
            + fact("discovered", target.discoveredLabels.flatMap(text))
    }

    private func head(of target: TargetStatus) -> Line {
        let state = Words.health(target.health)
        var head: Line = [("  " + state.text, state.style), (target.url, Style(.text, .bold))]
        if let dialled = target.dialled { head.append(("via \(dialled)", .muted)) }
        if let last = target.lastScrape {
            let size = target.lastBodySize.map { ", \(Words.bytes($0))" } ?? ""
            let took = target.lastScrapeDuration.map { " in \(Words.measured($0))" } ?? ""
            head.append(("scraped \(Words.age(of: last, at: now)) ago\(took)\(size)", .muted))
        }
        return head
    }

    private func fact(_ name: String, _ lines: [String], _ style: Style = .text) -> [Line] {
        lines.enumerated().map { index, line in
            let title = index == 0 ? name : ""
            let gap = String(repeating: " ", count: max(0, 11 - title.utf8.count))
            return [("       " + title + gap, .muted), (line, style)]
        }
    }

    private func text(_ label: Label) -> [String] { wrapped("\(label.name)=\"\(label.value)\"") }

    /// More than any label or error that means well.
    private static let mostLines = 12

    /// In lines that fit, so that a long text can be read whole; an endless one ends with an ellipsis.
    private func wrapped(_ text: String) -> [String] {
        let room = max(10, width - 23)
        var lines: [String] = []
        var line = ""
        var used = 0
        for glyph in SafeText(String(text.unicodeScalars.prefix(4 * Self.mostLines * room))) {
            if used + glyph.width > room {
                guard lines.count < Self.mostLines - 1 else { return lines + [line + "…"] }
                lines.append(line)
                (line, used) = ("", 0)
            }
            glyph.write(to: &line)
            used += glyph.width
        }
        return lines + [line]
    }
}
