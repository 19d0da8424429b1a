extension RecordingError {
    /// Of contents that are known to be something else; nil where they may be a recording.
    static func foreign(_ path: String, _ contents: UnsafeRawBufferPointer) -> RecordingError? {
        if contents.starts(with: [0x1F, 0x8B]) {
            return .foreign(
                path: path, what: "is compressed with gzip", remedy: "unpack it first, with gunzip or zcat")
        }
        if contents.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            return .foreign(
                path: path, what: "is compressed with zstd", remedy: "unpack it first, with unzstd or zstdcat")
        }
        if contents.starts(with: "{__name__=".utf8) {
            return .foreign(
                path: path, what: "looks like what promtool tsdb dump prints",
                remedy: "promtool tsdb dump-openmetrics prints a recording")
        }
        // OpenMetrics ends its lines with a line feed, and nothing else.
        let line = contents.prefix(4096)
        if let feed = line.firstIndex(of: UInt8(ascii: "\n")), feed > 0, line[feed - 1] == UInt8(ascii: "\r") {
            return .foreign(
                path: path, what: "has lines that end with CR LF, where OpenMetrics wants LF alone",
                remedy: "convert it first, with dos2unix or tr -d '\\r'")
        }
        return nil
    }
}
