import CNcurses
import Charting

/// ncurses's colour pairs, made as they are needed; a terminal that has no more of them shows its own colours.
@MainActor
struct ColorPairs {
    private var pairs: [Key: Int16] = [:]

    private struct Key: Hashable {
        var foreground: Int32
        var background: Int32
    }

    /// Where terminfo has no numbered colours beyond the eight, as xterm-direct, a colour is its own number.
    private static func number(_ color: UInt8?) -> Int32 {
        guard let color else { return -1 }
        return color >= 8 && promwave_colors() > 256 ? Int32(RGB(terminal: color).number) : Int32(color)
    }

    mutating func pair(for paint: Paint) -> Int16 {
        guard paint.foreground != nil || paint.background != nil else { return 0 }
        let colors = Key(foreground: Self.number(paint.foreground), background: Self.number(paint.background))
        if let known = pairs[colors] { return known }
        let next = pairs.count + 1
        guard next < Int(promwave_color_pairs()), next <= Int(Int16.max) else { return 0 }
        _ = promwave_make_pair(Int32(next), colors.foreground, colors.background)
        pairs[colors] = Int16(next)
        return Int16(next)
    }
}
