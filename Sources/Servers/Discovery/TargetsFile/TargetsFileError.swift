import Prometheus

/// What is wrong with a file of target groups.
enum TargetsFileError: Error, Equatable, CustomStringConvertible {
    case unreadable(FileError)
    case unknownFormat
    case notUTF8
    case empty
    /// Neither JSON nor YAML, whichever it should be.
    case malformed(format: String, place: TextPlace?, reason: String)
    /// Well-formed, but not target groups.
    case unexpected(place: TextPlace, found: String, expected: String)

    private static let shape = #"[{"targets": ["host:port"], "labels": {"name": "value"}}]"#

    var description: String {
        switch self {
        case .unreadable(let error):
            "the file cannot be read: \(error)"
        case .unknownFormat:
            "expected a file that ends in .json, .yml or .yaml"
        case .notUTF8:
            "the file is not valid UTF-8; expected a list such as \(Self.shape)"
        case .empty:
            "the file is empty; expected a list such as \(Self.shape), or [] for no targets"
        case .malformed(let format, let place, let reason):
            "\(place.map { "\($0): " } ?? "")not valid \(format): \(reason)"
        case .unexpected(let place, let found, let expected):
            "\(place): found \(found), expected \(expected)"
        }
    }
}
