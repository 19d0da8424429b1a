import Charting
import Glibc

/// Standard error, for a person.
enum Console {
    static func complain(_ message: String) {
        let line = Array("promwave: \(SafeText.plain(message))\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
