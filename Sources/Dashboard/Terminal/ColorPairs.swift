import CNcurses
import Charting

/// ncurses's colour pairs, made as they are needed; a terminal that has no more of them shows its own colours.
@MainActor
struct ColorPairs {
    private var pairs: [Key: Int16] = [:]

    private struct Key: Hashable {
        var foreground: Int16
        var background: Int16
    }

    mutating func pair(for paint: Paint) -> Int16 {
        guard paint.foreground != nil || paint.background != nil else { return 0 }
        let colors = Key(
            foreground: paint.foreground.map { Int16($0) } ?? -1,
            background: paint.background.map { Int16($0) } ?? -1
        )
        if let known = pairs[colors] { return known }
        let next = pairs.count + 1
        guard next < Int(promwave_color_pairs()), next <= Int(Int16.max) else { return 0 }
        init_pair(Int16(next), colors.foreground, colors.background)
        pairs[colors] = Int16(next)
        return Int16(next)
    }
}
