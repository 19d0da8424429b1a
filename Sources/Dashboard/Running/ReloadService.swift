import Logging
import ServiceLifecycle
import UnixSignals

/// Reads the configuration file again on SIGHUP. A file that cannot be used changes nothing, and is a notice. Ends when the
/// terminal is gone, which is the other thing that SIGHUP says.
struct ReloadService: Service {
    let path: String
    let monitor: MonitorSource
    let notices: NoticeBoard
    let logger: Logger

    func run() async throws {
        let terminal = ControllingTerminal()
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            guard !terminal.isGone else { return }
            reload()
        }
    }

    private func reload() {
        do {
            let configuration = try ConfigurationOption.load(path)
            monitor.reload(configuration.jobs)
            for warning in configuration.warnings { logger.warning("\(warning)") }
            logger.info("configuration reloaded from \(path)")
            notices.remove(.configuration)
        } catch {
            logger.error("configuration not reloaded: \(error)")
            notices.post(Notice(.configuration, "configuration not reloaded, the old one stays: \(error)", isBad: true))
        }
    }
}
