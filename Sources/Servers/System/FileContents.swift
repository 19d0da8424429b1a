import Glibc

/// A file, read whole.
struct FileContents: Sendable {
    let bytes: [UInt8]
    /// Of the file that was read, whatever the path leads to by now.
    let identity: FileIdentity

    /// - Parameter limit: in bytes.
    init(path: String, limit: Int) throws(FileError) {
        // Without blocking, or a pipe without a writer would hold us here.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        identity = FileIdentity(status)
        bytes = try Self.read(descriptor, limit: limit)
    }

    private static func read(_ descriptor: Int32, limit: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw .tooLong(limit: limit) }
        }
    }
}
