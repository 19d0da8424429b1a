/// A word to the user that goes away by itself.
package struct Message: Hashable, Sendable {
    package var text: String
    /// Milliseconds since 1970.
    package var until: Int64

    /// Long enough to read a path. Milliseconds.
    static let duration: Int64 = 8000
}
