import Monitoring

/// The headers of the command line: `NAME: VALUE`, or `@FILE` with one a line.
enum HeaderOption {
    private static let fileLimit = 1 << 20

    static func headers(_ options: [String]) throws(ConfigurationError) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        for option in options {
            guard option.hasPrefix("@") else {
                headers.append(try header(option, of: "--header '\(option)'"))
                continue
            }
            let path = String(option.dropFirst())
            for (index, line) in try lines(of: path).enumerated() where !line.isEmpty {
                // What stands there may be a secret.
                headers.append(try header(line, of: "--header '\(option)': line \(index + 1)"))
            }
        }
        return headers
    }

    private static func header(
        _ text: String, of place: String
    ) throws(ConfigurationError) -> (name: String, value: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0]
        let isToken =
            !name.isEmpty && name.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
        guard parts.count == 2, isToken, parts[1].utf8.allSatisfy({ $0 == 0x09 || (0x20..<0x7F).contains($0) }) else {
            throw ConfigurationError("\(place): expected NAME: VALUE, such as 'X-Scope-OrgID: team-a'")
        }
        guard !["host", "content-length", "transfer-encoding", "connection"].contains(name.lowercased()) else {
            throw ConfigurationError("\(place): \(name) is the connection's own and cannot be set")
        }
        let value = parts[1].drop { $0 == " " || $0 == "\t" }
        return (String(name), String(value))
    }

    private static func lines(of path: String) throws(ConfigurationError) -> [String] {
        let bytes: [UInt8]
        do {
            bytes = try FileContents.read(path, limit: fileLimit)
        } catch {
            throw ConfigurationError(
                option: "--header", value: "@\(path)", expected: "\(error); expected a file with a header a line")
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
