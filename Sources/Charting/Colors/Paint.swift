/// A style as a terminal of some depth shows it.
package struct Paint: Equatable, Hashable, Sendable {
    /// Numbers of the terminal's own palette; nil is its default colour.
    package var foreground: UInt8?
    package var background: UInt8?
    package var emphasis: Emphasis

    package init(foreground: UInt8? = nil, background: UInt8? = nil, emphasis: Emphasis = []) {
        self.foreground = foreground
        self.background = background
        self.emphasis = emphasis
    }

    package static let plain = Paint()
}
