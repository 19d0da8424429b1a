/// How the newest poll of one expression went.
package struct QueryStatus: Sendable, Hashable {
    package var expression: String
    /// Milliseconds since 1970; nil before the first good answer.
    package var lastSuccess: Int64?
    /// Why the newest poll failed, in words; nil where it did not. What was known before stays.
    package var error: String?
    /// What the server warned of.
    package var warnings: [String] = []

    package init(expression: String) {
        self.expression = expression
    }
}
