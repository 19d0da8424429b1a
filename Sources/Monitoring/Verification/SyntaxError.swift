/// Where a text that a person wrote stops making sense, and what was expected there.
package struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The whole text.
    package var text: String
    /// In characters, from 1; one past the last character where the text ends too early.
    package var column: Int
    package var expected: String
    /// What stands there instead; nil at the end of the text.
    package var found: String?

    package var description: String {
        let place = found.map { "column \(column), found \($0)" } ?? "column \(column), found the end"
        return "\(place), expected \(expected), in: \(text)"
    }
}
