#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file's contents for reading: as the system maps them, or, of a pipe, all that comes.
struct MappedFile {
    /// Calls `body` with the contents, which are gone afterwards.
    static func read<Result>(
        _ path: String, _ body: (UnsafeRawBufferPointer) throws(RecordingError) -> Result
    ) throws(RecordingError) -> Result {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .cannotRead(path: path, reason: FileContents.reason(errno)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .cannotRead(path: path, reason: FileContents.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { return try readPipe(path, body) }
        guard status.st_size > 0 else { throw .empty(path: path) }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
            throw .cannotRead(path: path, reason: FileContents.reason(errno))
        }
        defer { munmap(start, size) }
        madvise(start, size, Int32(MADV_SEQUENTIAL))
        return try body(UnsafeRawBufferPointer(start: start, count: size))
    }

    private static func readPipe<Result>(
        _ path: String, _ body: (UnsafeRawBufferPointer) throws(RecordingError) -> Result
    ) throws(RecordingError) -> Result {
        let contents: [UInt8]
        do throws(FetchError) {
            contents = try FileContents.read(path, limit: .max)
        } catch {
            guard case .unreadable(_, let reason) = error else { throw .cannotRead(path: path, reason: "\(error)") }
            throw .cannotRead(path: path, reason: reason)
        }
        let result = contents.withUnsafeBytes { bytes in
            Swift.Result { () throws(RecordingError) in try body(bytes) }
        }
        return try result.get()
    }
}
