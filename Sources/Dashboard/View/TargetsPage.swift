import Charting
import Monitoring

/// Prometheus's targets page: each target with its labels, addresses, health and error; then the dropped ones. One is
/// selected; those that are open show everything.
struct TargetsPage {
    let model: Model
    let area: Rect
    private let listed: [ListedTarget]
    private let blocks: [Block]

    typealias Line = TargetWords.Line

    /// With more targets than that, only open ones show what they were discovered with.
    private static let roomy = 12

    init(_ model: Model, area: Rect) {
        self.model = model
        self.area = area
        listed = model.listedTargets
        blocks = Self.blocks(model, listed)
    }

    func draw(on frame: inout Frame) {
        let (lines, isLong) = visible
        for (offset, line) in lines.enumerated() {
            let y = area.y + offset
            if line.isSelected {
                frame.fill(Rect(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: .selection))
            }
            var x = area.x + 1
            for (text, style) in line.parts {
                guard x < area.right - 1 else { break }
                let style = line.isSelected ? style.on(.selection) : style
                x += frame.write(text, x: x, y: y, width: area.right - 1 - x, style: style) + 1
            }
        }
        let shown = lines.compactMap(\.target)
        guard isLong, let first = shown.first, let last = shown.last else { return }
        let text = "\(first + 1) to \(last + 1) of \(listed.count); PageDown, PageUp"
        frame.write(text, x: area.x + 3, y: area.bottom - 1, width: max(0, area.width - 4), style: .muted)
    }

    /// The target that a row of the screen belongs to.
    func target(atY y: Int) -> Int? {
        let lines = visible.lines
        return lines.indices.contains(y - area.y) ? lines[y - area.y].target : nil
    }

    private struct VisibleLine {
        var parts: Line
        var target: Int?
        var isSelected = false
    }

    /// Where the lines of all blocks lie, and which of them the page begins with.
    private struct Arrangement {
        var heights: [Int]
        /// Where there is more than there is room for: then the page's last row is left to say so.
        var isLong: Bool
        var room: Int
        /// Unless the selected target is scrolled.
        var first: Int
        /// How far it can be.
        var overflow: Int
    }

    private var arrangement: Arrangement {
        let heights = blocks.map(height)
        var (top, bottom, all) = (0, 0, 0)
        for (block, height) in zip(blocks, heights) {
            if case .target(model.targets.selected) = block { (top, bottom) = (all, all + height) }
            all += height
        }
        let isLong = all > area.height && area.height > 2
        let room = isLong ? area.height - 1 : area.height
        let first = min(max(0, top - area.height / 3), max(0, all - room))
        return Arrangement(
            heights: heights, isLong: isLong, room: room, first: first, overflow: max(0, bottom - first - room))
    }

    /// Lines of the selected target that there is no room for.
    var overflow: Int { arrangement.overflow }

    /// Only what is in view is put into words: there may be thousands of targets.
    private var visible: (lines: [VisibleLine], isLong: Bool) {
        let arrangement = arrangement
        let room = arrangement.room
        let first = arrangement.first + min(model.targets.scroll, arrangement.overflow)
        var lines: [VisibleLine] = []
        var line = 0
        for (block, height) in zip(blocks, arrangement.heights) {
            defer { line += height }
            guard line + height > first else { continue }
            guard line < first + room else { break }
            for (offset, parts) in self.lines(of: block).enumerated() where line + offset >= first {
                guard lines.count < room else { break }
                if case .target(let index) = block {
                    let isSelected = index == model.targets.selected && offset == 0
                    lines.append(VisibleLine(parts: parts, target: index, isSelected: isSelected))
                } else {
                    lines.append(VisibleLine(parts: parts))
                }
            }
        }
        return (lines, arrangement.isLong)
    }

    private func height(of block: Block) -> Int {
        guard case .target(let index) = block else { return 1 }
        switch listed[index] {
        case .active(let target) where !model.targets.open.contains(TargetIdentity(target)):
            return 2 + (target.lastError == nil ? 0 : 1) + (listed.count <= Self.roomy ? 1 : 0)
        case .dropped(let target) where !model.targets.open.contains(TargetIdentity(target)):
            return 1
        default:
            return lines(of: block).count
        }
    }

    private func lines(of block: Block) -> [Line] {
        switch block {
        case .line(let line): return [line]
        case .target(let index):
            let isOpen = model.targets.open.contains(listed[index].identity)
            let words = TargetWords(model, width: area.width)
            switch listed[index] {
            case .active(let target):
                return isOpen ? words.details(of: target) : words.lines(of: target, isRoomy: listed.count <= Self.roomy)
            case .dropped(let target):
                return isOpen ? words.details(of: target) : words.lines(of: target)
            }
        }
    }
}
