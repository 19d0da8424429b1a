package import Prometheus

/// What a user says a series should do: stay within some percent of a base value.
///
///     my_first_metric{instance=~"metrics-server-1.*"}=30±10%
package struct Expectation: Sendable, Hashable {
    package var selector: Selector
    package var base: Double
    /// Of |base|; 10 for ±10 %.
    package var percent: Double

    package init(_ selector: Selector, base: Double, percent: Double) {
        self.selector = selector
        self.base = base
        self.percent = percent
    }

    /// Reads `SELECTOR=BASE±PERCENT%`; `+-` and `+/-` stand for `±` too, and spaces may stand between all parts.
    package init(_ text: String) throws(SyntaxError) {
        var cursor = SyntaxCursor(text)
        selector = try Selector(from: &cursor)
        cursor.skipSpaces()
        guard cursor.take("=") else { throw cursor.error(expected: "= and a base value, as in =30±10%") }
        base = try cursor.number("a base value, as in =30±10%")
        cursor.skipSpaces()
        guard cursor.take("±") || cursor.take("+-") || cursor.take("+/-") else {
            throw cursor.error(expected: "± or +- and a percentage, as in 30±10%")
        }
        cursor.skipSpaces()
        let start = cursor.position
        percent = try cursor.number("a percentage, as in 30±10%")
        guard percent >= 0 else { throw cursor.error(expected: "a percentage that is not negative", at: start) }
        cursor.skipSpaces()
        guard cursor.take("%") else { throw cursor.error(expected: "%") }
        cursor.skipSpaces()
        guard cursor.next == nil else { throw cursor.error(expected: "the end of the expectation") }
    }

    package func matches(_ labels: Labels) -> Bool { selector.matches(labels) }
}

extension Expectation: CustomStringConvertible {
    package var description: String { "\(selector)=\(base.shortest)±\(percent.shortest)%" }
}

extension SyntaxCursor {
    /// A finite decimal number: sign, digits, fraction, exponent.
    fileprivate mutating func number(_ expected: String) throws(SyntaxError) -> Double {
        skipSpaces()
        let start = position
        var text = take("-") ? "-" : ""
        if text.isEmpty { _ = take("+") }
        text += take(while: { PromQL.isDigit($0) || $0 == UInt8(ascii: ".") })
        let mantissa = position
        if take("e") || take("E") {
            // An exponent, unless no digits follow: then the letter belongs to whatever comes next.
            let sign = take("-") ? "-" : (take("+") ? "+" : "")
            let digits = take(while: PromQL.isDigit)
            if digits.isEmpty { position = mantissa } else { text += "e" + sign + digits }
        }
        guard let value = Double(text), value.isFinite else { throw error(expected: expected, at: start) }
        return value
    }
}
