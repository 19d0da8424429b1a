/// A key as a terminal sends it.
package enum KeyPress: Hashable, Sendable {
    case character(Character)
    /// With the control key held; the letter is lower case.
    case control(Character)
    case escape, enter, tab, backTab, backspace, delete
    case up, down, left, right, shiftLeft, shiftRight
    case home, end, pageUp, pageDown
    case function(Int)
}
