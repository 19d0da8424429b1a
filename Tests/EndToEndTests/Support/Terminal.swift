import Foundation

/// A real terminal with a shell in it.
struct Terminal {
    private let tmux: Tmux
    /// For what a test writes.
    let directory: URL

    /// Runs it for as long as `body` runs; what still runs in it then is ended.
    /// - Parameter environment: of the shell, beside the usual.
    static func run<Result>(
        _ size: Size = Size(110, 32),
        environment: [String: String] = [:],
        _ body: (Terminal) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryDirectory { directory in
            let terminal = Terminal(tmux: Tmux(directory: directory), directory: directory)
            let watchdog = try Watchdog(terminal.tmux.stopScript)
            defer { watchdog.dismiss() }
            try await terminal.tmux.start(size, environment: environment)
            do {
                try await terminal.shows("ready>")
                let result = try await body(terminal)
                await terminal.stop()
                return result
            } catch {
                await terminal.stop()
                throw error
            }
        }
    }

    /// Types a line into the shell, or into what runs there.
    func enter(_ line: String) async throws {
        try await tmux.run(["send-keys", "-l", line])
        try await press("Enter")
    }

    /// Keys by tmux's names: `q`, `Space`, `C-c`.
    func press(_ keys: String...) async throws {
        try await tmux.run(["send-keys"] + keys)
    }

    /// Bytes as the terminal sends them, in hexadecimal.
    func send(_ bytes: [String]) async throws {
        try await tmux.run(["send-keys", "-H"] + bytes)
    }

    func resize(_ size: Size) async throws {
        try await tmux.run(["resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)"])
    }

    /// Takes the terminal away from whatever runs in it.
    func close() async throws {
        try await tmux.run(["kill-pane"])
    }

    /// What can be seen now.
    func screen() async throws -> Screen {
        Screen(try await tmux.run(["capture-pane", "-p"]))
    }

    /// What can be seen, once it is as wanted.
    @discardableResult
    func shows(
        _ what: String, within limit: Duration = .seconds(20), _ isAsWanted: (Screen) -> Bool
    ) async throws -> Screen {
        var last = Screen("")
        return try await eventually(what, within: limit, state: last.text) {
            last = try await screen()
            return isAsWanted(last) ? last : nil
        }
    }

    @discardableResult
    func shows(_ text: String, within limit: Duration = .seconds(20)) async throws -> Screen {
        try await shows("'\(text)' can be seen", within: limit) { $0.text.contains(text) }
    }

    /// What tmux knows of it, such as `cursor_flag`.
    func value(_ name: String) async throws -> String {
        try await tmux.run(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
    }

    /// The process with this name that the shell has started.
    func process(named name: String) async throws -> pid_t {
        guard let shell = pid_t(try await value("pane_pid")) else { throw Failure("the terminal has no process") }
        return try await eventually("a process '\(name)' runs") { ProcessTable.descendant(of: shell, named: name) }
    }

    /// Keeps every byte that is written to the terminal from now on; the file is returned.
    func record() async throws -> URL {
        let file = directory.appending(path: "written")
        try await tmux.run(["pipe-pane", "cat >\(file.path)"])
        return file
    }

    private func stop() async {
        let server = try? await value("pid")
        let shell = try? await value("pane_pid")
        await tmux.stop()
        for pid in [shell, server].compactMap({ $0.flatMap { pid_t($0) } }) {
            try? await eventually("the terminal ends", within: .seconds(2)) { !ProcessTable.isRunning(pid) }
            if ProcessTable.isRunning(pid) { kill(pid, SIGKILL) }
        }
    }
}
