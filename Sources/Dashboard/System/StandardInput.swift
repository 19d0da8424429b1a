import Glibc
import Monitoring

/// Standard input as one body.
enum StandardInput {
    /// - Parameter limit: Bytes; a body that reaches it is refused.
    static func read(limit: Int) throws(ScrapeError) -> [UInt8] {
        var body: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            if count == 0 { return body }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw .fetch(.unreadable(path: "standard input", reason: FileContents.reason(errno)))
            }
            body += buffer[..<count]
            guard body.count < limit else { throw .fetch(.bodyTooLarge(limit: limit)) }
        }
    }
}
