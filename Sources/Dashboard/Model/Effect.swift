/// What the model asks of the world outside.
package enum Effect: Hashable, Sendable {
    case quit
    case scrapeNow
    /// Clear the terminal and draw everything anew.
    case repaint
    case suspend
}
