import Charting
import Glibc
import Logging
import Monitoring

/// Writes a line for each event: time, level, message, metadata.
struct FileLogHandler: LogHandler {
    // Reason for nonisolated(unsafe): stdio locks the stream itself, and nobody ever closes it.
    nonisolated(unsafe) let file: UnsafeMutablePointer<FILE>
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    init(file: UnsafeMutablePointer<FILE>) {
        self.file = file
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = "\(Timestamp.text(WallClock.now())) \(event.level) \(event.message)"
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(value)" }
        if let error = event.error { line += " error=\(error)" }
        fputs(SafeText.plain(line) + "\n", file)
        fflush(file)
    }
}
