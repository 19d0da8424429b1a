/// What the model asks of the world outside.
package enum Effect: Hashable, Sendable {
    case quit
    case scrapeNow
    /// Clear the terminal and draw everything anew.
    case repaint
    case suspend
    /// Write the frame to files, and say where with an `Event.message`.
    case writeSnapshot
    case bell
}
