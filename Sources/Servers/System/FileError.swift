import Glibc

/// Why a file could not be read.
enum FileError: Error, Equatable, CustomStringConvertible {
    /// An operation of the system failed, with this `errno`.
    case system(Int32)
    /// A folder, a pipe or a device: reading it might never end.
    case notRegular
    /// Longer than this many bytes.
    case tooLong(limit: Int)

    var description: String {
        switch self {
        case .system(let code): String(cString: strerror(code)).lowercased()
        case .notRegular: "not a regular file"
        case .tooLong(let limit): "longer than \(limit) bytes"
        }
    }
}
