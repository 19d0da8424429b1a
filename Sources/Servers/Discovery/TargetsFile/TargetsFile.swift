import Prometheus

/// A file of target groups, in the format of Prometheus's `file_sd_configs`, as it was when it was read.
struct TargetsFile: Sendable {
    /// In bytes: room for more than 100,000 targets.
    private static let limit = 32 << 20

    let path: String
    /// Which state of the file this is; nil for one that was gone by then.
    let identity: FileIdentity?
    let groups: [TargetGroup]

    /// - Throws: what is wrong, with the place in the file.
    init(path: String) throws(TargetsFileError) {
        self.path = path
        // Taken first: what changes while the file is read shows as another state.
        identity = FileIdentity(path: path)
        if path.hasSuffix(".json") {
            groups = try Self.groups(json: Self.text(path))
        } else if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
            groups = try Self.groups(yaml: Self.text(path))
        } else {
            throw .unknownFormat
        }
    }

    static func groups(json text: String) throws(TargetsFileError) -> [TargetGroup] {
        let document: DocumentNode
        do {
            document = try DocumentNode.json(Array(text.utf8))
        } catch {
            throw TargetsFileError(error)
        }
        return try groups(document, isJSON: true)
    }

    static func groups(yaml text: String) throws(TargetsFileError) -> [TargetGroup] {
        try groups(YAMLReader.read(text), isJSON: false)
    }

    private static func groups(_ document: DocumentNode, isJSON: Bool) throws(TargetsFileError) -> [TargetGroup] {
        do {
            return try TargetGroup.list(document, isJSON: isJSON)
        } catch {
            throw TargetsFileError(error)
        }
    }

    private static func text(_ path: String) throws(TargetsFileError) -> String {
        let contents: FileContents
        do {
            contents = try FileContents(path: path, limit: limit)
        } catch {
            throw .unreadable(error)
        }
        guard let text = String(validating: contents.bytes, as: UTF8.self) else { throw .notUTF8 }
        // An editor may truncate a file before it writes it; no targets at all is written `[]`.
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        return text
    }
}
