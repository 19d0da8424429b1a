import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads files again on SIGHUP. A file that cannot be used changes nothing, and is a notice. Ends when the terminal is gone,
/// which is the other thing that SIGHUP says, unless it was started so as to outlive that.
struct ReloadService: Service {
    let reloads: [Reload]
    let notices: NoticeBoard
    let logger: Logger

    func run() async throws {
        let terminal = ControllingTerminal()
        let outlives = Services.isIgnored(SIGHUP)
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            guard outlives || !terminal.isGone else { return }
            for reload in reloads { await perform(reload) }
        }
    }

    private func perform(_ reload: Reload) async {
        do {
            for warning in try await reload.run() { logger.warning("\(warning)") }
            logger.info("\(reload.name) reloaded")
            notices.remove(reload.subject)
        } catch {
            let text = "\(reload.name) not reloaded, the old one stays: \(error)"
            logger.error("\(text)")
            notices.post(Notice(reload.subject, text, isBad: true))
        }
    }
}
