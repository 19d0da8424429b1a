/// Why a pattern is no RE2 expression: the fault as Go's regexp names it, the piece of the pattern that has it, and what to
/// do instead.
package struct RegularExpressionError: Error, Equatable {
    package enum Fault: String, Sendable {
        case characterRange = "invalid character class range"
        case escape = "invalid escape sequence"
        case namedCapture = "invalid named capture"
        case perlSyntax = "invalid or unsupported Perl syntax"
        case nestedRepetition = "invalid nested repetition operator"
        case repeatCount = "invalid repeat count"
        case missingBracket = "missing closing ]"
        case missingParenthesis = "missing closing )"
        case unexpectedParenthesis = "unexpected )"
        case missingRepeatArgument = "missing argument to repetition operator"
        case trailingBackslash = "trailing backslash at end of expression"
        case nesting = "expression nests too deeply"
        case size = "expression too large"
    }

    package var fault: Fault
    package var fragment: String
    /// In characters (code points) of the pattern, from 1; nil where the fault is in no one place.
    package var column: Int?
    package var hint: String?

    init(_ fault: Fault, _ fragment: String, column: Int? = nil, hint: String? = nil) {
        self.fault = fault
        self.fragment = fragment
        self.column = column
        self.hint = hint
    }

    /// For a fault that comes of what stands around the pattern.
    func withoutColumn() -> RegularExpressionError {
        RegularExpressionError(fault, fragment, hint: hint)
    }
}

extension RegularExpressionError: CustomStringConvertible {
    package var description: String {
        var text = "\(fault.rawValue): `\(fragment)`"
        if let column { text += " at character \(column)" }
        if let hint { text += " (\(hint))" }
        return text
    }
}
