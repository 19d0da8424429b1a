/// Colours for inks and backdrops. Both themes keep the series apart for people who see no red or no green: their hues
/// follow the palette of Okabe and Ito, made lighter or darker where the page asks for it.
package enum Theme: String, CaseIterable, Sendable {
    case dark
    case light

    package func color(of ink: Ink) -> RGB {
        let isDark = self == .dark
        return switch ink {
        case .text: RGB(isDark ? 0xD7DCE2 : 0x1F2328)
        case .muted: RGB(isDark ? 0x828C98 : 0x656D76)
        case .title: RGB(isDark ? 0xFFFFFF : 0x000000)
        case .axis: RGB(isDark ? 0x5A646F : 0x9AA3AD)
        case .tick: RGB(isDark ? 0x9AA4AF : 0x57606A)
        case .grid: RGB(isDark ? 0x2E3640 : 0xD8DEE4)
        case .cursor: RGB(isDark ? 0xE6EDF3 : 0x24292F)
        case .key: RGB(isDark ? 0x8FD3FF : 0x005A9C)
        case .good: RGB(isDark ? 0x2FBF8F : 0x007A5A)
        case .warning: RGB(isDark ? 0xF0E442 : 0x8A6D00)
        case .bad: RGB(isDark ? 0xFF5F5F : 0xC81E1E)
        case .series(let index): seriesColor(index)
        case .band(let index): seriesColor(index).over(color(of: .page), part: 0.55)
        case .base(let index): seriesColor(index).over(color(of: .page), part: 0.35)
        case .heat(let level): heatColor(level)
        }
    }

    package func color(of backdrop: Backdrop) -> RGB {
        let isDark = self == .dark
        return switch backdrop {
        case .page: RGB(isDark ? 0x0F141A : 0xFFFFFF)
        case .bar: RGB(isDark ? 0x232B35 : 0xE6EAEF)
        case .selection: RGB(isDark ? 0x2B4561 : 0xCFE4F7)
        }
    }

    private func seriesColor(_ index: UInt8) -> RGB {
        let colors = self == .dark ? Theme.onDark : Theme.onLight
        return RGB(colors[Int(index) % colors.count])
    }

    private func heatColor(_ level: UInt8) -> RGB {
        let count = Theme.heat.count
        let level = min(Int(level), count - 1)
        return RGB(Theme.heat[self == .dark ? level : count - 1 - level])
    }

    /// Sky blue, orange, bluish green, reddish purple, yellow, blue, vermilion, grey;
    /// also for those who lack a kind of cones no two are alike.
    private static let onDark: [UInt32] = [
        0x56B4E9, 0xE69F00, 0x2FBF8F, 0xD98BB9, 0xF0E442, 0x6F8FFF, 0xF07840, 0xE8ECF0,
    ]
    private static let onLight: [UInt32] = [
        0x0072B2, 0xC25700, 0x007A5A, 0xA84A85, 0x5C4F00, 0x4B4BC8, 0x5A1A00, 0x3C444C,
    ]
    /// From blue to yellow by brightness, so that it can be read without telling red from green.
    private static let heat: [UInt32] = [
        0x1B3A78, 0x35496F, 0x535C6E, 0x6D7073, 0x898678, 0xA79E73, 0xC9B766, 0xFEE838,
    ]
}
