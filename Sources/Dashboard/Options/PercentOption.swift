/// Percentages of the command line: `5%`, `0.1 %`, `5`.
enum PercentOption {
    /// As a part of the whole: 0.05 for 5 %.
    static func part(_ text: String, of option: String) throws(ConfigurationError) -> Double {
        var digits = text[...]
        if digits.hasSuffix("%") { digits.removeLast() }
        while digits.hasSuffix(" ") { digits.removeLast() }
        let isPlain = !digits.isEmpty && digits.utf8.allSatisfy { "0123456789.".utf8.contains($0) }
        guard isPlain, let percent = Double(digits), percent.isFinite else {
            throw ConfigurationError(option: option, value: text, expected: "expected a percentage, such as 5%")
        }
        return percent / 100
    }
}
