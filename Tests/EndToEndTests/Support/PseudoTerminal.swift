import Foundation

/// A terminal without a picture: the bytes of both directions, and when they came. Its calls block, so they belong on a
/// thread of their own: see `run`.
final class PseudoTerminal: Sendable {
    /// What a program opens as its terminal.
    let device: URL
    private let master: Int32
    /// Kept open, so that the terminal stays while nobody has it.
    private let slave: Int32

    /// Linux's TIOCSPTLCK and TIOCGPTN, which are macros that do not import.
    private static let unlock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430

    init(_ size: Size) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var number: UInt32 = 0
        var isLocked: Int32 = 0
        guard master >= 0, ioctl(master, Self.unlock, &isLocked) == 0, ioctl(master, Self.number, &number) == 0 else {
            throw Failure("no pseudo terminal: \(String(cString: strerror(errno)))")
        }
        device = URL(filePath: "/dev/pts/\(number)")
        slave = open(device.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var cells = winsize()
        (cells.ws_col, cells.ws_row) = (UInt16(size.columns), UInt16(size.rows))
        guard slave >= 0, ioctl(master, UInt(TIOCSWINSZ), &cells) == 0 else {
            throw Failure("cannot size \(device.path): \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        close(slave)
        close(master)
    }

    /// Starts a program on it.
    func start(_ program: String, _ arguments: [String]) throws -> ChildProcess {
        try ChildProcess(
            program, arguments, environment: ["TERM": "xterm-256color"], output: device, input: device)
    }

    /// On a thread that may block.
    static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
        }
    }

    func type(_ keys: String) {
        _ = keys.withCString { write(master, $0, strlen($0)) }
    }

    /// Reads, and forgets, what comes for so long.
    func pass(_ duration: Duration) {
        _ = read(until: nil, within: duration)
    }

    /// Reads until this text has come; how long that took, or nil if it did not come.
    func read(until text: String?, within limit: Duration) -> Duration? {
        let start = ContinuousClock.now
        let wanted = text.map { Array($0.utf8) }
        var seen: [UInt8] = []
        while true {
            let left = limit - start.duration(to: .now)
            guard left > .zero else { return nil }
            var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, Int32(max(1, left / .milliseconds(1)))) > 0 else { continue }
            let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = max(0, Foundation.read(master, buffer.baseAddress, buffer.count))
            }
            guard !bytes.isEmpty else { return nil }
            guard let wanted else { continue }
            seen += bytes
            if seen.firstRange(of: wanted) != nil { return start.duration(to: .now) }
        }
    }
}
