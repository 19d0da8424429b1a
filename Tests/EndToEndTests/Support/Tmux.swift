import Foundation

/// A tmux of its own, beside any that a user has.
struct Tmux {
    private static let socket = "promwave-test-\(getpid())"

    /// Where its socket lies.
    let directory: URL

    /// Runs a command of tmux and returns what it prints.
    @discardableResult
    func run(_ arguments: [String]) async throws -> String {
        let answer = try await attempt(arguments)
        guard answer.status == .code(0) else {
            throw Failure("tmux \(arguments.joined(separator: " ")): \(answer.status): \(answer.text)")
        }
        return answer.text
    }

    /// A session with one shell, at this size.
    func start(_ size: Size, environment: [String: String]) async throws {
        let shell = ["/bin/bash", "--noprofile", "--norc", "--noediting", "-i"]
        var variables = ["LANG": "C.UTF-8", "TERM": "tmux-256color", "PS1": "ready> ", "PS2": "more> "]
        // The developer's own settings stay out of it.
        variables["XDG_CONFIG_HOME"] = "/nonexistent"
        for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] { variables[name] = Programs.environment(name) }
        variables.merge(environment) { $1 }
        try await run(
            ["new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)", "/usr/bin/env", "-i"]
                + variables.map { "\($0)=\($1)" } + shell)
        // A size is what the test says, whoever looks on.
        try await run(["set-option", "-g", "window-size", "manual"])
    }

    /// For a shell: what `stop` does.
    var stopScript: String { "TMUX_TMPDIR='\(directory.path)' '\(Programs.tmux)' -L \(Self.socket) kill-server" }

    func stop() async {
        _ = try? await attempt(["kill-server"])
    }

    private func attempt(_ arguments: [String]) async throws -> (status: ExitStatus, text: String) {
        try await Command.run(
            Programs.tmux, ["-L", Self.socket, "-f", "/dev/null"] + arguments,
            environment: ["TMUX_TMPDIR": directory.path],
            output: directory.appending(path: "tmux-\(UInt32.random(in: .min ... .max))"))
    }
}
