import Synchronization

/// A regular expression that must match the whole of a label's value, as PromQL's `=~` and `!~` do.
///
/// The one place that knows the engine behind it.
package struct AnchoredPattern: Sendable {
    package let source: String
    private let engine: Engine

    /// Throws what the engine says of a pattern that it refuses.
    package init(_ source: String) throws {
        self.source = source
        engine = try Engine(source)
    }

    package func matches(_ value: String) -> Bool { engine.matches(value) }

    private final class Engine: Sendable {
        private let regex: Mutex<Regex<AnyRegexOutput>>

        init(_ source: String) throws {
            regex = Mutex(try Regex("(?s:\(source))").matchingSemantics(.unicodeScalar))
        }

        func matches(_ value: String) -> Bool {
            regex.withLock { (try? $0.wholeMatch(in: value)) != nil }
        }
    }
}
