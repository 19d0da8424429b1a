import Glibc
import Logging

/// The log, which never reaches the screen: a file, or nowhere.
enum LogFile {
    static func logger(path: String?) throws -> Logger {
        guard let path else { return Logger(label: "promwave") { _ in SwiftLogNoOpLogHandler() } }
        guard let file = fopen(path, "a") else {
            let reason = String(cString: strerror(errno))
            throw ConfigurationError(option: "--log", value: path, expected: "cannot be written: \(reason)").exit()
        }
        return Logger(label: "promwave") { _ in FileLogHandler(file: file) }
    }
}
