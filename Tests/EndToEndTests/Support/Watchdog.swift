import Foundation
import Synchronization

/// Cleans up even if the tests are killed or crash: a shell that runs a script once the tests are gone without having
/// dismissed it.
final class Watchdog: Sendable {
    private let pid: pid_t
    /// The shell reads the other end, which ends with the process of the tests.
    private let leash: Mutex<Int32>

    init(_ script: String) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure("no pipe: \(String(cString: strerror(errno)))") }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pid = try Spawn.start(
            ["/bin/sh", "-c", "read -r word || { \(script); }"],
            environment: ["PATH": Programs.environment("PATH") ?? "/usr/bin:/bin"], input: ends[0], output: "/dev/null")
        leash = Mutex(ends[1])
    }

    /// To be called when what it would do has been done.
    func dismiss() {
        leash.withLock { leash in
            guard leash >= 0 else { return }
            _ = write(leash, "\n", 1)
            close(leash)
            leash = -1
            waitpid(pid, nil, 0)
        }
    }

    deinit { dismiss() }
}
