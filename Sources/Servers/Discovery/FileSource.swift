import Logging
import Prometheus

/// Keeps the served list as the file has it.
struct FileSource {
    private let path: String
    private let served: ServedTargets
    private let logger: Logger
    /// The state of the file that was read last; nil when there was none.
    private var seen: FileIdentity?
    /// What was wrong the last time; nil when nothing was.
    private var reported: TargetsFileError?

    /// - Parameter file: the first list.
    init(file: TargetsFile, served: ServedTargets, logger: Logger) {
        path = file.path
        seen = file.identity
        self.served = served
        self.logger = logger
        publish(file.groups)
    }

    /// Reads the file again if it is not the one that was read last. Each change is reported once, good or bad.
    mutating func reloadIfChanged() {
        let current = FileIdentity(path: path)
        guard current != seen else { return }
        seen = current
        let name = ShownText(path)
        do {
            let groups = try TargetsFile(path: path).groups
            reported = nil
            publish(groups)
            let count = groups.reduce(0) { $0 + $1.targets.count }
            logger.info("targets file \(name) read again: targets \(count), groups \(groups.count)")
        } catch {
            if case .unreadable = error {
                // It may be readable the next time without having changed.
                seen = nil
                if error == reported { return }
            }
            reported = error
            served.reloadFailed()
            logger.error("targets file \(name) is not used, the last good list stays: \(error)")
        }
    }

    private func publish(_ groups: [TargetGroup]) {
        served.publish(groups)
        // Prometheus drops such a target when it comes to scrape it, and says so only in its own log.
        let doubtful = groups.flatMap(\.targets).filter { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "/")) }
        guard let first = doubtful.first else { return }
        let others = doubtful.count > 1 ? " and \(doubtful.count - 1) more" : ""
        logger.warning("Prometheus will drop target \(ShownText(first))\(others): expected \(TargetAddress.expected)")
    }
}
