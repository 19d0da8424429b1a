#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Reads a file whole.
package enum FileContents {
    /// - Throws: `.unreadable`, with the operating system's reason or because the file has more than `limit` bytes.
    package static func read(_ path: String, limit: Int = 64 << 20) throws(FetchError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable(path: path, reason: reason(errno)) }
        defer { close(file) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = fill(&buffer, from: file)
            if count == 0 { return contents }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .unreadable(path: path, reason: reason(errno))
            }
            contents.append(contentsOf: buffer[..<count])
            guard contents.count <= limit else {
                throw .unreadable(path: path, reason: "it has more than \(limit) bytes")
            }
        }
    }

    private static func fill(_ buffer: inout [UInt8], from file: Int32) -> Int {
        buffer.withUnsafeMutableBytes { bytes in
            #if canImport(Musl)
                Musl.read(file, bytes.baseAddress, bytes.count)
            #else
                Glibc.read(file, bytes.baseAddress, bytes.count)
            #endif
        }
    }

    /// An errno in words, as the operating system has them: "no such file or directory".
    package static func reason(_ code: Int32) -> String {
        guard let words = strerror(code) else { return "error \(code)" }
        let text = String(cString: words)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
