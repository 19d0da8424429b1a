import Prometheus

/// A file of target groups, in the format of Prometheus's `file_sd_configs`.
struct TargetsFile: Sendable {
    /// In bytes: room for more than 100,000 targets.
    private static let limit = 32 << 20

    let path: String

    /// The groups, and which state of the file they are from.
    /// - Throws: what is wrong, with the place in the file.
    func read() throws(TargetsFileError) -> (groups: [TargetGroup], identity: FileIdentity) {
        let parse: (String) throws(TargetsFileError) -> [TargetGroup]
        switch path.split(separator: ".").last?.lowercased() {
        case "json": parse = TargetGroupsJSON.parse
        case "yml", "yaml": parse = TargetGroupsYAML.parse
        default: throw .unknownFormat
        }
        let contents: FileContents
        do {
            contents = try FileContents(path: path, limit: Self.limit)
        } catch {
            throw .unreadable(error)
        }
        guard let text = String(validating: contents.bytes, as: UTF8.self) else { throw .notUTF8 }
        // An editor truncates a file before it writes it; "no targets" is written `[]`.
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        return (try parse(text), contents.identity)
    }
}
