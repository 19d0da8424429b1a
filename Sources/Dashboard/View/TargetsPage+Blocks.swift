import Charting
import Monitoring

extension TargetsPage {
    /// What stands together.
    enum Block {
        case line(Line)
        /// By its place in the list.
        case target(Int)
    }

    /// Discoveries, and targets beneath their headings.
    static func blocks(_ model: Model, _ listed: [ListedTarget]) -> [Block] {
        let words = TargetWords(model, width: 0)
        var blocks = model.shown.snapshot.discoveries.map { Block.line(words.line(of: $0)) }
        var heading = ""
        let groups = Dictionary(grouping: listed.indices) { words.group(of: listed[$0]) }
        for index in listed.indices {
            let group = words.group(of: listed[index])
            if group != heading {
                heading = group
                let members = (groups[group] ?? []).map { listed[$0] }
                blocks += [.line([]), .line(words.heading(group, members))]
            }
            blocks.append(.target(index))
        }
        if listed.isEmpty, !model.targets.filter.isEmpty {
            blocks += [.line([]), .line([("nothing matches the search; Esc clears it", .muted)])]
        }
        return blocks
    }
}
