import ArgumentParser

/// What came of a question that has a yes and a no.
enum CheckOutcome: Sendable {
    case holds, fails, unknown

    /// One certain failure is a failure, whatever else is unknown.
    static func all(_ outcomes: some Sequence<CheckOutcome>) -> CheckOutcome {
        var all = CheckOutcome.holds
        for outcome in outcomes {
            if outcome == .fails { return .fails }
            if outcome == .unknown { all = .unknown }
        }
        return all
    }

    var exitCode: ExitCode {
        switch self {
        case .holds: .success
        case .fails: ExitCode(1)
        case .unknown: ExitCode(2)
        }
    }
}
