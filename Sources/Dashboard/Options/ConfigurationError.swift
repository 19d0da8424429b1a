import ArgumentParser

/// A value or a file that cannot be used: which, what it was, what was expected.
struct ConfigurationError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    init(option: String, value: String, expected: String) {
        self.init("\(option) '\(value)': \(expected)")
    }

    /// Says it on standard error and gives the exit code of wrong configuration (`EX_CONFIG`).
    func exit() -> ExitCode {
        Console.complain(description)
        return ExitCode(78)
    }
}
