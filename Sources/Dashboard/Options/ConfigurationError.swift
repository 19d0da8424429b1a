import ArgumentParser

/// A value that cannot be used: which option, what it was, what was expected.
struct ConfigurationError: Error, CustomStringConvertible {
    var option: String
    var value: String
    var expected: String

    var description: String { "\(option) '\(value)': \(expected)" }

    /// Says it on standard error and gives the exit code of wrong configuration (`EX_CONFIG`).
    func exit() -> ExitCode {
        Console.complain(description)
        return ExitCode(78)
    }
}
