#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file that only grows, by whole pieces: a piece that cannot be written leaves nothing of itself behind.
struct RecordingFile {
    let path: String
    private let descriptor: Int32
    /// Of a pipe nothing can be taken back.
    private let isRegular: Bool
    /// Bytes of whole pieces.
    private(set) var size = 0
    private var isOpen = true

    /// Makes the file. One that is there may be empty, or a pipe.
    init(creating path: String) throws(RecordingError) {
        self.path = path
        // Without a wait for whoever may read from a pipe.
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
        guard file >= 0 else {
            let reason = errno == ENXIO ? "nobody reads from this pipe" : FileContents.reason(errno)
            throw .cannotWrite(path: path, reason: reason)
        }
        var status = stat()
        let isKnown = fstat(file, &status) == 0
        isRegular = isKnown && status.st_mode & S_IFMT == S_IFREG
        guard !isRegular || status.st_size == 0 else {
            _ = Self.release(file)
            throw .exists(path: path)
        }
        // Of two that begin at the same moment, one has it.
        guard !isRegular || flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            _ = Self.release(file)
            throw .cannotWrite(path: path, reason: "another program is writing to it")
        }
        // A limit on the size of files is an error of the write, and no reason to end.
        signal(SIGXFSZ, SIG_IGN)
        _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
        descriptor = file
    }

    /// Appends all of it, or nothing.
    /// - Throws: `.cannotWrite`; the next piece may find room again.
    mutating func append(_ bytes: [UInt8]) throws(RecordingError) {
        guard isOpen else { return }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { bytes in
                #if canImport(Musl)
                    Musl.write(descriptor, bytes.baseAddress, bytes.count)
                #else
                    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = FileContents.reason(errno)
                if written > 0, isRegular, ftruncate(descriptor, off_t(size)) == 0 { lseek(descriptor, 0, SEEK_END) }
                throw .cannotWrite(path: path, reason: reason)
            }
            written += count
        }
        size += written
        if isRemoved { throw .cannotWrite(path: path, reason: "the file was removed, and what is in it is lost") }
    }

    /// Whether the file has no name any more: it is gone as soon as it is closed.
    private var isRemoved: Bool {
        var status = stat()
        return isRegular && fstat(descriptor, &status) == 0 && status.st_nlink == 0
    }

    /// Sees to it that the disk has it, and lets go of the file.
    mutating func close() throws(RecordingError) {
        guard isOpen else { return }
        isOpen = false
        let isRemoved = isRemoved
        let isSynchronized = fsync(descriptor) == 0 || !isRegular
        let reason = FileContents.reason(errno)
        let isClosed = Self.release(descriptor)
        if isRemoved { throw .cannotWrite(path: path, reason: "the file was removed, and what was in it is lost") }
        guard isSynchronized, isClosed else { throw .cannotWrite(path: path, reason: reason) }
    }

    private static func release(_ descriptor: Int32) -> Bool {
        #if canImport(Musl)
            Musl.close(descriptor) == 0
        #else
            Glibc.close(descriptor) == 0
        #endif
    }
}
