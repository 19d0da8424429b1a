/// What is wrong with a body, in words. Text quoted from it is cut and made safe to print.
package enum ExpositionProblem: Sendable, Hashable {
    case expected(Expectation, found: String)
    case invalidValue(String)
    case invalidTimestamp(String, ExpositionFormat)
    case unknownType(String, ExpositionFormat)
    case unitIsNoSuffix(unit: String, name: String)
    case notUTF8(in: String)
    case nameMissing
    case nameTwice
    case emptyLabelName
    case duplicateLabel(String)
    /// A rule of the OpenMetrics specification.
    case violates(OpenMetricsRule)

    /// What a line may go on with.
    package enum Expectation: String, Sendable, Hashable {
        case line = "a metric name, an opening brace or a comment at the start of a line"
        case metricName = "a metric name"
        case labelName = "a label name or the closing brace"
        case equals = "an equals sign after the label name"
        case labelValue = "a label value in double quotes"
        case closingQuote = "the closing double quote"
        case commaOrBrace = "a comma or the closing brace after the label value"
        case value = "a value after the series"
        case timestampOrEnd = "a timestamp or the end of the line after the value"
        case endOfLine = "the end of the line"
        case metadataName = "a space and a metric name after HELP, TYPE or UNIT"
        case metadataText = "a space and a text after the metric name"
        case metadata = "HELP, TYPE, UNIT or EOF after “# ” (OpenMetrics has no other comments)"
        case end = "nothing after “# EOF”"
        case eof = "“# EOF” at the end of the body"
        case exemplar = "an exemplar: a space, #, a space and labels in braces"
        case exemplarValue = "a value after the exemplar's labels"
    }
}

extension ExpositionProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .expected(let expectation, let found):
            "expected \(expectation.rawValue), found \(found)"
        case .invalidValue(let text):
            "“\(text)” is not a number: expected digits such as 12, 0.5 or 1e-3, or NaN, +Inf or -Inf, within the range of a "
                + "64-bit float"
        case .invalidTimestamp(let text, .text):
            "“\(text)” is not a timestamp: expected milliseconds since 1970, in 64 bits"
        case .invalidTimestamp(let text, .openMetrics):
            "“\(text)” is not a timestamp: expected seconds since 1970, such as 1700000000.123"
        case .unknownType(let text, .text):
            "“\(text)” is not a type: expected counter, gauge, histogram, summary or untyped, in lower case"
        case .unknownType(let text, .openMetrics):
            "“\(text)” is not a type: expected counter, gauge, histogram, gaugehistogram, summary, info, stateset or unknown"
        case .unitIsNoSuffix(let unit, let name):
            "the unit “\(unit)” is not the end of the name “\(name)”: expected a name that ends with “_\(unit)”"
        case .notUTF8(let what):
            "\(what) is not valid UTF-8"
        case .nameMissing:
            "the series has no metric name: expected a name before the braces, or one in quotes inside them"
        case .nameTwice:
            "the series has two metric names: expected one"
        case .emptyLabelName:
            "a name in quotes is empty"
        case .duplicateLabel(let name):
            "the label “\(name)” stands twice in one series"
        case .violates(let rule):
            "\(rule)"
        }
    }
}
