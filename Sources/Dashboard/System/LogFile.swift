import Glibc
import Logging
import Monitoring

/// The log, which never reaches the screen: a file, or nowhere.
enum LogFile {
    static var none: Logger { Logger(label: "promwave") { _ in SwiftLogNoOpLogHandler() } }

    static func logger(path: String?) throws -> Logger {
        guard let path else { return none }
        guard let file = fopen(path, "a") else {
            let reason = FileContents.reason(errno)
            throw ConfigurationError(option: "--log", value: path, expected: "cannot be written: \(reason)")
        }
        return Logger(label: "promwave") { _ in FileLogHandler(file: file) }
    }
}
