/// Why a recording cannot be written or read, in words.
package enum RecordingError: Error, Sendable, Hashable {
    /// Nothing that was collected is written over.
    case exists(path: String)
    case cannotWrite(path: String, reason: String)
    case cannotRead(path: String, reason: String)
    /// A line that is not OpenMetrics.
    case malformed(path: String, problem: String)
    /// What other programs write, and how to make a recording of it.
    case foreign(path: String, what: String, remedy: String)
    case noTimestamp(path: String, line: Int, series: String)
    case timestampOutOfRange(path: String, line: Int, seconds: String)
    case empty(path: String)
}

extension RecordingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exists(let path):
            "\(path) exists already, and what was recorded is never written over: name another file, or remove it"
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason)"
        case .cannotRead(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .malformed(let path, let problem):
            "\(path), \(problem); expected a recording: OpenMetrics text with timestamps"
        case .foreign(let path, let what, let remedy):
            "\(path) \(what): \(remedy)"
        case .noTimestamp(let path, let line, let series):
            "\(path), line \(line): the sample \(series) has no timestamp; expected a recording, in which each sample has one: "
                + "seconds since 1970 after its value"
        case .timestampOutOfRange(let path, let line, let seconds):
            "\(path), line \(line): the timestamp \(seconds) lies outside of the years 1 to 9999; expected seconds since 1970 (the text "
                + "format has milliseconds, a recording is OpenMetrics)"
        case .empty(let path):
            "\(path) has no samples: expected a recording, OpenMetrics text with timestamps"
        }
    }
}
