import FoundationEssentials
import Testing

/// The files of Tests/Fixtures/configuration.
enum ConfigurationFixture {
    static func text(_ name: String) -> String {
        let here = URL(filePath: #filePath)
        let folder = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/configuration").appending(path: name)
        guard let data = try? Data(contentsOf: file) else {
            Issue.record("no fixture at \(file.path())")
            return ""
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// One configuration of `verdicts.txt`.
    struct Verdict: Sendable, CustomTestStringConvertible {
        var title: String
        var isGood: Bool
        /// The error, or the warnings.
        var messages: [String] = []
        var text = ""

        var testDescription: String { title }
    }

    static func verdicts() -> [Verdict] {
        var verdicts: [Verdict] = []
        for line in text("verdicts.txt").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== ") {
                let parts = line.dropFirst(4).split(separator: ":", maxSplits: 1)
                let title = parts.count > 1 ? String(parts[1].dropFirst()) : ""
                verdicts.append(Verdict(title: title, isGood: parts.first == "good"))
            } else if let last = verdicts.indices.last {
                if line.hasPrefix("--- ") {
                    verdicts[last].messages.append(String(line.dropFirst(4)))
                } else {
                    verdicts[last].text += line + "\n"
                }
            }
        }
        return verdicts
    }
}
