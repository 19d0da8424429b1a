/// How a cell looks, in roles; a `Palette` turns it into colours.
package struct Style: Hashable, Sendable {
    package var ink: Ink
    package var backdrop: Backdrop
    package var emphasis: Emphasis

    package init(_ ink: Ink = .text, on backdrop: Backdrop = .page, _ emphasis: Emphasis = []) {
        self.ink = ink
        self.backdrop = backdrop
        self.emphasis = emphasis
    }

    package static let text = Style()
    package static let muted = Style(.muted)
    package static let title = Style(.title, .bold)

    package init(_ ink: Ink, _ emphasis: Emphasis) {
        self.init(ink, on: .page, emphasis)
    }

    package func on(_ backdrop: Backdrop) -> Style {
        Style(ink, on: backdrop, emphasis)
    }

    package func with(_ more: Emphasis) -> Style {
        Style(ink, on: backdrop, emphasis.union(more))
    }
}
