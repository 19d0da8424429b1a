/// A value or a file that cannot be used: which, what it was, what was expected. `Promwave.main` says it, with its place if
/// it comes from the settings file, and ends with the exit code of wrong configuration (`EX_CONFIG`).
struct ConfigurationError: Error, CustomStringConvertible {
    let description: String
    /// The option, with its dashes, and its value, if one of the command line is at fault.
    private(set) var option: String?
    private(set) var value: String?
    private(set) var expected: String?

    init(_ description: String) {
        self.description = description
    }

    init(option: String, value: String, expected: String) {
        self.init("\(option) '\(value)': \(expected)")
        self.option = option
        self.value = value
        self.expected = expected
    }
}
