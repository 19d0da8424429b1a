/// A sample's value as the API writes it: text, since JSON has no NaN and no infinity.
enum SampleValue {
    static func read(_ text: String) -> Double? {
        switch text {
        case "NaN": return .nan
        case "+Inf", "Inf": return .infinity
        case "-Inf": return -.infinity
        default:
            // Swift also reads hexadecimal and words, which the API never writes.
            let isPlain = text.utf8.allSatisfy {
                PromQL.isDigit($0) || "+-.eE".utf8.contains($0)
            }
            return isPlain ? Double(text) : nil
        }
    }
}
