import Charting
import Glibc

/// Standard output and standard error, for a person or a pipe.
enum Console {
    /// A line on standard error.
    static func complain(_ message: String) {
        write("promwave: \(SafeText.plain(message))\n", to: STDERR_FILENO)
    }

    /// Text on standard output: as it is for a pipe; made safe, line by line, for a terminal. Whoever reads may go away.
    static func write(_ text: String) {
        guard isatty(STDOUT_FILENO) == 1 else { return write(text, to: STDOUT_FILENO) }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.popLast().map { SafeText.plain(String($0)) } ?? ""
        write(lines.map { SafeText.plain(String($0)) + "\n" }.joined() + end, to: STDOUT_FILENO)
    }

    static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, -1)
                continue
            }
            guard count > 0 else { return }
            written += count
        }
    }
}
