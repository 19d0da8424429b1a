import Yams

/// The first document of a YAML text, as Prometheus reads it: what follows is not looked at.
struct YAMLDocument {
    /// nil for a text that has no document.
    let root: Node?
    /// Whether another document follows, which nobody reads.
    let hasMore: Bool

    init(_ text: String, file: String, lineOffset: Int = 0) throws(ConfigurationFileError) {
        do {
            let parser = try Parser(yaml: text)
            root = try parser.nextRoot()
            // A fault behind the first document is no fault for Prometheus either.
            hasMore = root != nil && ((try? parser.nextRoot()) ?? nil) != nil
        } catch {
            throw Self.error(error, text: text, file: file, lineOffset: lineOffset)
        }
    }

    private static func error(
        _ error: any Error, text: String, file: String, lineOffset: Int
    ) -> ConfigurationFileError {
        func fault(_ mark: Mark?, _ message: String) -> ConfigurationFileError {
            let place = ConfigurationPlace(file: file, line: mark.map { $0.line + lineOffset }, key: "")
            return ConfigurationFileError(place: place, message: message)
        }
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let line =
                text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(mark.line - 1).first ?? ""
            let hasTab = line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
            let hint = hasTab ? "; YAML allows no tab in the indentation, only spaces" : ""
            return fault(mark, "not valid YAML: \(problem) (column \(mark.column))\(hint)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            return fault(context.mark, "the key \(names) stands here and again in the same mapping")
        case .reader(let problem, _, _, _): return fault(nil, "not valid YAML: \(problem)")
        default: return fault(nil, "not valid YAML")
        }
    }
}
