/// Everything that is wrong with the configuration, a line each: whoever deploys should not have to find the second
/// mistake by another restart.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// `EX_CONFIG` of sysexits.h.
    static let exitCode: Int32 = 78

    let problems: [String]

    var description: String { problems.joined(separator: "\n") }
}
