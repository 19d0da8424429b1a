#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension ConfigurationFile {
    private static let largest = 16 << 20

    /// Reads a configuration from a file and looks whether the files that it names are there.
    ///
    /// - Throws: also where a file that is needed (a certificate, a password) cannot be read. One of file discovery that
    ///   is not there is a warning.
    package static func load(
        _ path: String, environment: [String: String] = [:]
    ) throws(ConfigurationFileError) -> ConfigurationFile {
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
        var file = try ConfigurationFile(text: text, path: path, environment: environment)
        for named in file.files {
            guard let fault = fault(named.path) else { continue }
            guard !named.isRequired else {
                throw ConfigurationFileError(
                    place: named.place, message: "\(named.path) cannot be read: \(fault.words)")
            }
            let message = "\(named.path) cannot be read yet: \(fault.words)"
            file.warnings.append(ConfigurationFileWarning(place: named.place, message: message))
        }
        return file
    }

    /// Why a file cannot be read.
    private struct Fault: Error {
        var words: String

        init(words: String) { self.words = words }

        init(code: Int32) {
            let text = strerror(code).map { String(cString: $0) } ?? "error \(code)"
            words = text.prefix(1).lowercased() + text.dropFirst()
        }
    }

    private static func fault(_ path: String) -> Fault? {
        var information = stat()
        guard stat(path, &information) == 0, access(path, R_OK) == 0 else { return Fault(code: errno) }
        return information.st_mode & S_IFMT == S_IFDIR ? Fault(code: EISDIR) : nil
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
