import Foundation
import Synchronization

/// A process that a test has started, with its own process group, so that what it starts can be found and ended too.
/// Its output goes to a file.
final class ChildProcess: Sendable {
    let pid: pid_t
    let output: URL
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
                "'\(program)' cannot be run: expected an executable there; swift build -c release makes promwave's own")
        }
        self.output = output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        // The shell changes the folder, and becomes the program.
        let change = directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path] } ?? []
        let command = change + [program] + arguments
        let words = command.map { strdup($0) }
        let variables = Self.environment(with: environment).map { strdup("\($0)=\($1)") }
        defer { for text in words + variables { free(text) } }
        var pid = pid_t()
        let error = posix_spawn(&pid, command[0], &actions, &attributes, words + [nil], variables + [nil])
        guard error == 0 else { throw Failure("'\(program)' cannot be started: \(String(cString: strerror(error)))") }
        self.pid = pid
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
    func end(within limit: Duration = .seconds(10)) async throws -> ExitStatus {
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
        for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] { all[name] = Programs.environment(name) }
        return all.merging(own) { $1 }
    }
}
