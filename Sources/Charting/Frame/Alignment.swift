/// Where text lies within the width that it is given.
package enum Alignment: Sendable {
    case left
    case center
    case right
}
