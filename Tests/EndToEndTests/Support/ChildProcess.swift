import Foundation
import Synchronization

/// A process that a test has started, with its own process group, so that what it starts can be found and ended too.
/// Its output goes to a file.
final class ChildProcess: Sendable {
    let pid: pid_t
    let output: URL
    private let watchdog: Watchdog
    private let status = Mutex<ExitStatus?>(nil)

    /// - Parameters:
    ///   - environment: beside `PATH` and what a terminal needs; nothing else is handed on.
    ///   - output: where standard output and standard error go.
    ///   - input: what standard input reads.
    init(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        in directory: URL? = nil,
        output: URL,
        input: URL? = nil
    ) throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failure(
                "'\(program)' cannot be run: expected an executable there; ./test.sh builds or fetches all of them")
        }
        self.output = output
        // The shell changes the folder, and becomes the program.
        let change = directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path] } ?? []
        let source = open(input?.path ?? "/dev/null", O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard source >= 0 else {
            throw Failure("cannot read \(input?.path ?? ""): \(String(cString: strerror(errno)))")
        }
        defer { close(source) }
        pid = try Spawn.start(
            change + [program] + arguments, environment: Self.environment(with: environment), input: source,
            output: output.path)
        watchdog = try Watchdog("kill -s KILL -- -\(pid)")
    }

    /// All that it has written so far.
    var text: String { (try? String(decoding: Data(contentsOf: output), as: UTF8.self)) ?? "" }

    /// nil while it runs.
    var exitStatus: ExitStatus? {
        status.withLock { status in
            var wait: Int32 = 0
            if status == nil, waitpid(pid, &wait, WNOHANG) == pid { status = ExitStatus(waitStatus: wait) }
            return status
        }
    }

    /// Waits until it ends.
    func end(within limit: Duration = .seconds(20)) async throws -> ExitStatus {
        try await eventually("process \(pid) ends", within: limit, every: .milliseconds(20), state: text) {
            exitStatus
        }
    }

    /// To the process alone, not to what it started.
    func send(_ signal: Int32) {
        // Its id is another's once it has been waited for.
        if exitStatus == nil { kill(pid, signal) }
    }

    /// The last resort: ends it with all that it has started in its process group.
    func destroy() {
        defer { watchdog.dismiss() }
        let isRunning = exitStatus == nil
        // The group's id stays taken as long as the group has a process.
        if isRunning || !ProcessTable.group(pid).isEmpty { kill(-pid, SIGKILL) }
        guard isRunning else { return }
        status.withLock { status in
            var wait: Int32 = 0
            if waitpid(pid, &wait, 0) == pid { status = ExitStatus(waitStatus: wait) }
        }
    }

    private static func environment(with own: [String: String]) -> [String: String] {
        var all = ["LANG": "C.UTF-8"]
        // The developer's own settings stay out of it.
        all["XDG_CONFIG_HOME"] = "/nonexistent"
        for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] { all[name] = Programs.environment(name) }
        return all.merging(own) { $1 }
    }
}
