import Subprocess
import Synchronization

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Runs `kubectl`, found through `PATH`, in a session of its own: so it cannot ask questions on our terminal, Ctrl-C does
/// not reach it, and it ends with all that it started.
struct KubectlProcess: Sendable {
    /// What a list of one address can have by far, and one of all Services of a large cluster.
    private static let outputLimit = 64 << 20

    let guarding: ProcessGuard
    /// Variables beside our own.
    var variables: [String: String] = [:]

    private var environment: Environment {
        let pairs = variables.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, Optional(value)) }
        }
        return .inherit.updating(Dictionary(pairs) { first, _ in first })
    }

    private var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(300))
        ]
        return options
    }

    /// Runs until it ends or the task is cancelled; cancelled, it is ended.
    ///
    /// - Parameter hear: gets each line of its standard output and standard error.
    /// - Returns: How it ended, in words.
    func run(_ arguments: [String], hear: @escaping @Sendable (String) async -> Void) async throws(KubectlError)
        -> String
    {
        do {
            let result = try await Subprocess.run(
                .name("kubectl"), arguments: Arguments(arguments), environment: environment, platformOptions: options,
                input: .none, output: .sequence, error: .combinedWithOutput
            ) { execution in
                let group = execution.processIdentifier.value
                guarding.add(group)
                defer { guarding.remove(group) }
                var splitter = LineSplitter()
                for try await buffer in execution.standardOutput {
                    let lines = buffer.withUnsafeBytes { splitter.add($0) }
                    for line in lines { await hear(line) }
                }
                if let line = splitter.rest() { await hear(line) }
            }
            return Self.words(result.terminationStatus)
        } catch {
            throw Self.error(error)
        }
    }

    /// Runs to the end, at most for so long.
    ///
    /// - Parameter command: what it is called in an error.
    /// - Returns: Its standard output, if it succeeds.
    func output(of arguments: [String], command: String, within limit: Duration) async throws(KubectlError) -> [UInt8] {
        do {
            return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
                group.addTask { try await self.output(of: arguments, command: command) }
                group.addTask {
                    try await Task.sleep(for: limit)
                    return nil
                }
                defer { group.cancelAll() }
                guard let output = try await group.next() ?? nil else {
                    throw KubectlError.silent(command: command, after: limit, last: nil)
                }
                return output
            }
        } catch {
            throw Self.error(error)
        }
    }

    private func output(of arguments: [String], command: String) async throws -> [UInt8] {
        let group = Mutex<pid_t?>(nil)
        defer { if let group = group.withLock({ $0 }) { guarding.remove(group) } }
        let result = try await Subprocess.run(
            .name("kubectl"), arguments: Arguments(arguments), environment: environment, platformOptions: options,
            input: .none, output: .bytes(limit: Self.outputLimit), error: .string(limit: Self.outputLimit)
        ) { execution in
            guarding.add(execution.processIdentifier.value)
            group.withLock { $0 = execution.processIdentifier.value }
        }
        guard !result.terminationStatus.isSuccess else { return result.standardOutput }
        var words = LastWords()
        for line in result.standardError.split(separator: "\n").suffix(100) { words.hear(String(line)) }
        guard let reason = words.reason else {
            throw KubectlError.ended(command: command, status: Self.words(result.terminationStatus))
        }
        throw KubectlError.failed(command: command, reason: reason)
    }

    private static func error(_ error: any Error) -> KubectlError {
        switch error {
        case let error as KubectlError: error
        case let error as SubprocessError where error.code == .executableNotFound: .notInstalled
        case let error as any CustomStringConvertible: .notStarted(error.description.legible())
        default: .notStarted("the system refuses")
        }
    }

    private static func words(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(let code): "exit code \(code)"
        case .signaled(let signal): "signal \(signal)"
        }
    }
}
