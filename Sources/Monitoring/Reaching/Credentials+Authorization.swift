import FoundationEssentials

extension HTTPClientConfiguration.Credentials {
    /// The value of the `Authorization` header, secrets read from their files now.
    func authorization() throws(FetchError) -> String {
        switch self {
        case .basic(let username, let password):
            "Basic " + Data("\(try username.value()):\(try password.value())".utf8).base64EncodedString()
        case .authorization(let type, let secret): "\(type) \(try secret.value())"
        }
    }
}

extension HTTPClientConfiguration.Secret {
    /// A file's text counts without the white space around it, as in Prometheus.
    func value() throws(FetchError) -> String {
        switch self {
        case .text(let text): return text
        case .file(let path):
            let bytes = try FileContents.read(path, limit: 1 << 20)
            let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
            let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
            let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }
}
