import Logging
import Monitoring
import ServiceLifecycle

/// A command's source of data, and what has to run so that it stays current.
struct SourceServices {
    let source: any SnapshotSource
    /// The source first.
    private(set) var services: [any Service]
    /// Without a configuration file SIGHUP ends the program, as it does any other.
    let endsOnHangUp: Bool

    init(_ settings: SourceSettings, notices: NoticeBoard, logger: Logger) {
        for warning in settings.warnings {
            Console.complain("warning: \(warning)")
            logger.warning("\(warning)")
        }
        switch settings.origin {
        case .scraping(let configurations):
            let monitor = MonitorSource(configurations, retention: settings.retention, logger: logger)
            source = monitor
            services = [monitor]
            if let file = settings.file {
                services.append(ReloadService(path: file, monitor: monitor, notices: notices, logger: logger))
            }
        case .server(let server, let panels):
            source = QuerySource(server, panels, interval: settings.interval, retention: settings.retention)
            services = [source]
        }
        endsOnHangUp = settings.file == nil
    }

    /// Runs until `service` ends, or a signal comes.
    func run(_ service: any Service, comparing comparer: Comparer?, notices: NoticeBoard, logger: Logger) async throws {
        var services = services
        if let comparer { services.append(ComparisonService(source: source, comparer: comparer, notices: notices)) }
        try await Services.run(services + [service], logger: logger, endsOnHangUp: endsOnHangUp)
    }
}
