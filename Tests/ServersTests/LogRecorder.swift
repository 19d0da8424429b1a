import Logging
import Synchronization

/// Keeps what is logged, as `level: message`.
final class LogRecorder: LogHandler {
    private let recorded = Mutex<[String]>([])

    var lines: [String] { recorded.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in self }
    }

    func log(event: LogEvent) {
        recorded.withLock { $0.append("\(event.level): \(event.message)") }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
