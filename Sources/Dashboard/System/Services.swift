import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// Runs services together until one of them ends or a signal comes; the last one is the first to stop.
enum Services {
    /// Runs as `run` does, but ends the process as soon as the last service has ended: nothing that else runs has anything
    /// to lose, and thousands of scrape loops take their time.
    ///
    /// - Parameter end: What is left to be done then; its result is the process's exit code.
    static func run(
        _ services: [any Service], logger: Logger, endsOnHangUp: Bool = true, end: @escaping @Sendable () -> Int32
    ) async throws {
        guard let last = services.last else { return }
        let ending = EndingService(service: last, end: end)
        try await run(services.dropLast() + [ending], logger: logger, endsOnHangUp: endsOnHangUp)
    }

    private struct EndingService: Service {
        let service: any Service
        let end: @Sendable () -> Int32

        func run() async throws {
            try await service.run()
            let code = end()
            fflush(nil)
            _exit(code)
        }
    }

    static func run(_ services: [any Service], logger: Logger, endsOnHangUp: Bool = true) async throws {
        var signals: [UnixSignal] = [.sigterm, .sigint]
        if endsOnHangUp, !isIgnored(SIGHUP) { signals.append(.sighup) }
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0,
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .cancelGroup
                )
            },
            gracefulShutdownSignals: signals,
            logger: logger
        )
        // What hangs on a slow network is not waited for.
        configuration.maximumGracefulShutdownDuration = .seconds(1)
        configuration.maximumCancellationDuration = .seconds(1)
        try await ServiceGroup(configuration: configuration).run()
    }

    /// `nohup` sees to it that SIGHUP is; trapping it would undo that.
    static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
}
