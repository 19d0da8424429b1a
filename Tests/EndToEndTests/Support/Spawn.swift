import Foundation

/// Starts a program in a process group of its own, with the signals as a shell would leave them.
enum Spawn {
    /// - Parameters:
    ///   - input: the descriptor that becomes standard input.
    ///   - output: the file that standard output and standard error are added to.
    static func start(
        _ command: [String], environment: [String: String], input: Int32, output: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
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

        let words = command.map { strdup($0) }
        let variables = environment.map { strdup("\($0)=\($1)") }
        defer { for text in words + variables { free(text) } }
        var pid = pid_t()
        let error = posix_spawn(&pid, command[0], &actions, &attributes, words + [nil], variables + [nil])
        guard error == 0 else {
            throw Failure("'\(command[0])' cannot be started: \(String(cString: strerror(error)))")
        }
        return pid
    }
}
