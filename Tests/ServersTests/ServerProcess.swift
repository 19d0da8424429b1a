import Glibc
import Synchronization

/// The built executable, started for real; ended with the value.
final class ServerProcess {
    struct LaunchFailure: Error {
        let code: Int32
    }

    /// One at a time: or a server might inherit the pipe of another, which then would never end.
    private static let isLaunching = Mutex(())

    private let pid: pid_t
    /// Reads its standard error.
    private let log: Int32
    private var status: Int32?
    /// What was passed over on the way to the port: it is read first.
    private var passedOver: [UInt8] = []

    /// It stands beside the tests' own executable.
    private static var executable: String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
        }
        let own = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        return own.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/promwave-servers"
    }

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        (pid, log) = try Self.isLaunching.withLock { _ in try Self.launch(arguments, environment) }
    }

    private static func launch(_ arguments: [String], _ environment: [String: String]) throws -> (pid_t, Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw LaunchFailure(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        // Not the sockets of servers in this process: they would go on listening there.
        for descriptor in (STDERR_FILENO + 1)..<1024 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

        let inherited: [String] = ["PATH", "LD_LIBRARY_PATH"].compactMap { (name: String) in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        let variables = environment.map { "\($0)=\($1)" } + inherited
        let argv: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        let envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, executable, &actions, nil, argv, envp)
        close(ends[1])
        guard code == 0 else { throw LaunchFailure(code: code) }
        return (pid, ends[0])
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        close(log)
    }

    func send(signal: Int32) {
        kill(pid, signal)
    }

    /// The port of its line `… listening on HOST:PORT: …`; nil where it ends without. Lines before it are left to be read.
    func port() -> Int? {
        let before = readLog(until: "listening on ")
        let address = readLog(until: "\n")
        passedOver = before.lastIndex(of: "\n").map { Array(before[...$0].utf8) } ?? []
        guard let end = address.firstRange(of: ": ") else { return nil }
        return address[..<end.lowerBound].split(separator: ":").last.flatMap { Int($0) }
    }

    /// What it writes to standard error, up to a text or to its end.
    func readLog(until text: String? = nil) -> String {
        var bytes: [UInt8] = []
        while let byte = nextByte() {
            bytes.append(byte)
            if let text, bytes.suffix(text.utf8.count).elementsEqual(text.utf8) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func nextByte() -> UInt8? {
        if !passedOver.isEmpty { return passedOver.removeFirst() }
        var byte: UInt8 = 0
        return read(log, &byte, 1) == 1 ? byte : nil
    }

    /// Waits for its end: the exit code, or the negative number of the signal that ended it.
    func exitCode() -> Int32 {
        var raw: Int32 = 0
        waitpid(pid, &raw, 0)
        status = raw
        return raw & 0x7F == 0 ? (raw >> 8) & 0xFF : -(raw & 0x7F)
    }
}
