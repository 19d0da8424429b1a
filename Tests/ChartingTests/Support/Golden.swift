import Foundation

/// Pictures kept as files, so that a change of how charts look is seen in review.
///
/// With `PROMWAVE_WRITE_GOLDEN` set they are written anew, and the test fails to say so.
enum Golden {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/charting")

    /// Nil if the file holds that text; otherwise what to do.
    static func difference(_ text: String, from name: String) throws -> String? {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["PROMWAVE_WRITE_GOLDEN"] != nil {
            try Data(text.utf8).write(to: file)
            return "\(name) has been written"
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        return text == expected ? nil : "\(name) differs; now it is\n\(text)"
    }
}
