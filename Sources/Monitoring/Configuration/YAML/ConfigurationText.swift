#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file that a user writes, as text.
enum ConfigurationText {
    private static let largest = 16 << 20

    static func load(_ path: String) throws(ConfigurationFileError) -> String {
        let place = ConfigurationPlace(file: path, line: nil, key: "")
        let bytes: [UInt8]
        do {
            bytes = try contents(path)
        } catch {
            throw ConfigurationFileError(place: place, message: "the file cannot be read: \(error.words)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationFileError(place: place, message: "the file is not UTF-8 text")
        }
        return text
    }

    /// Why a file cannot be read; nil where it can.
    static func fault(_ path: String) -> Fault? {
        var information = stat()
        guard stat(path, &information) == 0, access(path, R_OK) == 0 else { return Fault(code: errno) }
        return information.st_mode & S_IFMT == S_IFDIR ? Fault(code: EISDIR) : nil
    }

    struct Fault: Error {
        var words: String

        init(words: String) { self.words = words }

        init(code: Int32) {
            let text = strerror(code).map { String(cString: $0) } ?? "error \(code)"
            words = text.prefix(1).lowercased() + text.dropFirst()
        }
    }

    private static func contents(_ path: String) throws(Fault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Fault(code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault(code: errno) }
            bytes += buffer[..<count]
            guard bytes.count <= largest else { throw Fault(words: "it has more than \(largest) bytes") }
        }
    }
}
