import Subprocess
import Synchronization
import SystemPackage

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Ends the processes that were started when this one ends, in whatever way it does: by SIGKILL, too.
///
/// A shell waits for its standard input to end, which it does with this process, and then ends the process groups that
/// it was told of. Groups, since a `kubectl` may be a script with the real one as its child.
final class ProcessGuard: Sendable {
    private static let script = """
        trap '' HUP INT TERM
        groups=' '
        while read -r sign group; do
            case $sign in
                +) groups="$groups$group " ;;
                -) case $groups in *" $group "*) groups="${groups%% "$group" *} ${groups#* "$group" }" ;; esac ;;
            esac
        done
        for group in $groups; do kill -s KILL -- "-$group"; done
        """

    private struct State {
        var groups: Set<pid_t> = []
        /// Lines for the shell; nil while there is none.
        var lines: AsyncStream<String>.Continuation?
    }

    private let state = Mutex(State())

    /// Until cancelled. A shell that is ended by somebody is started again.
    func run() async {
        // The shell may be gone when it is told something. NIO ignores the signal, too, from its first socket on.
        signal(SIGPIPE, SIG_IGN)
        while !Task.isCancelled {
            let (lines, teller) = AsyncStream.makeStream(of: String.self)
            state.withLock { state in
                state.lines = teller
                for group in state.groups { teller.yield("+ \(group)\n") }
            }
            await Self.shell(reading: lines)
            try? await Task.sleep(for: .milliseconds(200))
        }
    }

    func add(_ group: pid_t) {
        state.withLock { state in
            state.groups.insert(group)
            state.lines?.yield("+ \(group)\n")
        }
    }

    /// Ends what is left of a group whose first process has ended.
    func remove(_ group: pid_t) {
        kill(-group, SIGKILL)
        state.withLock { state in
            state.groups.remove(group)
            state.lines?.yield("- \(group)\n")
        }
    }

    /// Until cancelled, or until somebody ends it.
    private static func shell(reading lines: AsyncStream<String>) async {
        var options = PlatformOptions()
        options.createSession = true
        // Cancelled, its input ends; it is not ended before it has done its work.
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        _ = try? await Subprocess.run(
            .name("sh"), arguments: ["-c", script], platformOptions: options, input: .inputWriter,
            output: .discarded, error: .discarded
        ) { execution in
            for await line in lines { _ = try await execution.standardInputWriter.write(line) }
        }
    }
}
