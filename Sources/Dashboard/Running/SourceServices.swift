import Logging
import Monitoring
import ServiceLifecycle

/// A command's source of data, and what has to run so that it stays current.
struct SourceServices {
    let source: any SnapshotSource
    /// The source first.
    private(set) var services: [any Service]
    /// Other panels, each time that their files are read again.
    let panelChanges: AsyncStream<PanelChoice>
    /// Without a file that is read again SIGHUP ends the program, as it does any other.
    let endsOnHangUp: Bool

    init(
        _ settings: SourceSettings, dialling: any Dialling, recorder: Recorder? = nil, notices: NoticeBoard,
        logger: Logger
    ) {
        for warning in settings.warnings {
            Console.complain("warning: \(warning)")
            logger.warning("\(warning)")
        }
        let (panelChanges, panelChanger) = AsyncStream.makeStream(
            of: PanelChoice.self, bufferingPolicy: .bufferingNewest(1))
        self.panelChanges = panelChanges
        var reloads: [Reload] = []
        let server: QuerySource?
        switch settings.origin {
        case .scraping(let configurations):
            let monitor = MonitorSource(
                configurations, retention: settings.retention, openMetrics: settings.openMetrics, dialling: dialling,
                recorder: recorder, logger: logger)
            source = monitor
            server = nil
            if let file = settings.file {
                reloads.append(
                    Reload(subject: .configuration, name: "configuration") {
                        let configuration = try ConfigurationOption.load(file)
                        monitor.reload(configuration.jobs)
                        return configuration.warnings
                    })
            }
        case .server(let address, let panels):
            let queries = QuerySource(
                address, panels, interval: settings.interval, retention: settings.retention, dialling: dialling)
            source = queries
            server = queries
        case .recording(let recording):
            source = ReplaySource(recording: recording)
            server = nil
        }
        if !settings.panelRequests.files.isEmpty {
            let requests = settings.panelRequests
            reloads.append(
                Reload(subject: .panels, name: "panels") {
                    let loaded = try requests.load()
                    await server?.change(to: loaded.queries)
                    panelChanger.yield(loaded.choice)
                    return []
                })
        }
        services = [source]
        if let recorder { services.append(RecordingService(recorder: recorder, notices: notices)) }
        endsOnHangUp = reloads.isEmpty
        if !reloads.isEmpty {
            services.append(ReloadService(reloads: reloads, notices: notices, logger: logger))
        }
    }

    /// Runs until `service` ends, or a signal comes; then `end` gives the process's exit code.
    func run(
        _ service: any Service, comparing comparer: Comparer?, notices: NoticeBoard, logger: Logger,
        end: @escaping @Sendable () -> Int32
    ) async throws {
        var services = services
        if let comparer { services.append(ComparisonService(source: source, comparer: comparer, notices: notices)) }
        try await Services.run(services + [service], logger: logger, endsOnHangUp: endsOnHangUp, end: end)
    }
}
