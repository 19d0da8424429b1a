import Charting
import Monitoring
import Prometheus

extension View {
    /// Prometheus's targets page: each target with its labels, addresses, health and error; then the dropped ones.
    func drawTargets(on frame: inout Frame, in area: Rect) {
        let lines = targetLines
        let first = min(max(0, model.targetsScroll * 2), max(0, lines.count - area.height))
        for (offset, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
            var x = area.x + 1
            for (text, style) in line {
                guard x < area.right - 1 else { break }
                x += frame.write(text, x: x, y: area.y + offset, width: area.right - 1 - x, style: style) + 1
            }
        }
    }

    private typealias Line = [(String, Style)]

    private var targetLines: [Line] {
        let snapshot = shown.snapshot
        var lines: [Line] = []
        for discovery in snapshot.discoveries {
            lines += [self.line(of: discovery)]
        }
        for (job, targets) in grouped(snapshot.activeTargets) {
            let up = targets.count { $0.health == .up }
            lines += [[], [(job, .title), ("(\(up)/\(targets.count) up)", .muted)]]
            for target in targets { lines += self.lines(of: target) }
        }
        if !snapshot.droppedTargets.isEmpty {
            lines += [[], [("dropped by relabelling", .title), ("(\(snapshot.droppedTargets.count))", .muted)]]
            for target in snapshot.droppedTargets {
                lines += [[("  " + target.job, .muted), ("\(target.discoveredLabels)", .text)]]
            }
        }
        return lines
    }

    private func grouped(_ targets: [TargetStatus]) -> [(String, [TargetStatus])] {
        var groups: [(String, [TargetStatus])] = []
        for target in targets {
            if groups.last?.0 == target.job {
                groups[groups.count - 1].1.append(target)
            } else {
                groups.append((target.job, [target]))
            }
        }
        return groups
    }

    private func line(of discovery: DiscoveryStatus) -> Line {
        let name = "discovery \(discovery.source ?? "of \(discovery.job): fixed targets")"
        let list = discovery.targets.map { Words.count($0, "target") } ?? "no list yet"
        let age = discovery.lastSuccess.map { ", \(Words.age(of: $0, at: shown.now)) ago" } ?? ""
        var line: Line = [(name, .text), (list + age, .muted)]
        if let error = discovery.error { line.append((error, Style(.bad))) }
        return line
    }

    private func lines(of target: TargetStatus) -> [Line] {
        let state = state(of: target)
        var head: Line = [("  " + state.text, state.style), (target.url, Style(.text, .bold))]
        if let dialled = target.dialled { head.append(("via \(dialled)", .muted)) }
        if let last = target.lastScrape {
            let size = target.lastBodySize.map { ", \(Words.bytes($0))" } ?? ""
            let took = target.lastScrapeDuration.map { " in \(Words.measured($0))" } ?? ""
            head.append(("scraped \(Words.age(of: last, at: shown.now)) ago\(took)\(size)", .muted))
        }
        var lines: [Line] = [head]
        if let error = target.lastError { lines.append([("       ", .text), (error, Style(.bad))]) }
        lines.append([("       labels    ", .muted), ("\(target.labels)", .text)])
        lines.append([("       discovered", .muted), ("\(target.discoveredLabels)", .muted)])
        return lines
    }
}
