package import Charting

/// Which colours are shown, in an order that a key goes through.
package enum Coloring: String, CaseIterable, Sendable {
    case dark, light, none

    package var next: Coloring {
        switch self {
        case .dark: .light
        case .light: .none
        case .none: .dark
        }
    }

    package init(_ theme: Theme) { self = theme == .light ? .light : .dark }

    /// The theme whose colours they are; of none, that in which contrasts are chosen.
    package var theme: Theme { self == .light ? .light : .dark }
}
