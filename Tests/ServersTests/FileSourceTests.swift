import FoundationEssentials
import Logging
import NIOCore
import Prometheus
import Testing

@testable import Servers

/// Real files in a folder of their own.
@Suite final class FileSourceTests {
    private let folder: String
    private var path: String { folder + "/targets.json" }

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    private func served(by served: ServedTargets) -> String? {
        served.answer?.text
    }

    /// A source on the file as it is now, with what it serves and logs.
    private func source() throws -> (source: FileSource, served: ServedTargets, log: LogRecorder) {
        let served = ServedTargets(clock: WallClock { 1_700_000_000 })
        let log = LogRecorder()
        let source = FileSource(file: try TargetsFile(path: path), served: served, logger: log.logger)
        return (source, served, log)
    }

    @Test("an edit is served, a broken edit keeps the last good list and is logged once, and its repair is served")
    func edits() throws {
        try write(#"[{"targets": ["a:1"]}]"#, to: path)
        var (source, served, log) = try source()
        #expect(self.served(by: served) == #"[{"targets":["a:1"],"labels":{}}]"#)

        try write(#"[{"targets": ["b:22"]}]"#, to: path)
        source.reloadIfChanged()
        #expect(self.served(by: served) == #"[{"targets":["b:22"],"labels":{}}]"#)

        try write(#"[{"targets": ["c:333"}]"#, to: path)
        for _ in 1...3 { source.reloadIfChanged() }
        #expect(self.served(by: served) == #"[{"targets":["b:22"],"labels":{}}]"#)

        try write("[]", to: path)
        source.reloadIfChanged()
        #expect(self.served(by: served) == "[]")
        #expect(
            log.lines == [
                "info: targets file \(path) read again: targets 1, groups 1",
                "error: targets file \(path) is not used, the last good list stays: "
                    + #"line 1, column 22: not valid JSON: expected "," or "]""#,
                "info: targets file \(path) read again: targets 0, groups 0",
            ]
        )
    }

    @Test("a file that is gone keeps the last good list, and is read when it is back")
    func deletion() throws {
        try write(#"[{"targets": ["a:1"]}]"#, to: path)
        var (source, served, log) = try source()
        try FileManager.default.removeItem(atPath: path)
        for _ in 1...2 { source.reloadIfChanged() }
        #expect(self.served(by: served) == #"[{"targets":["a:1"],"labels":{}}]"#)
        #expect(
            log.lines == [
                "error: targets file \(path) is not used, the last good list stays: "
                    + "the file cannot be read: no such file or directory"
            ]
        )
        try write(#"[{"targets": ["a:2"]}]"#, to: path)
        source.reloadIfChanged()
        #expect(self.served(by: served) == #"[{"targets":["a:2"],"labels":{}}]"#)
    }

    @Test("what cannot be read is tried again without a word, until it can")
    func unreadable() throws {
        try write(#"[{"targets": ["a:1"]}]"#, to: path)
        var (source, served, log) = try source()
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for _ in 1...3 { source.reloadIfChanged() }
        #expect(
            log.lines == [
                "error: targets file \(path) is not used, the last good list stays: "
                    + "the file cannot be read: not a regular file"
            ]
        )
        try FileManager.default.removeItem(atPath: path)
        try write(#"[{"targets": ["a:2"]}]"#, to: path)
        source.reloadIfChanged()
        #expect(self.served(by: served) == #"[{"targets":["a:2"],"labels":{}}]"#)
    }

    @Test("a ConfigMap's update, the swap of a symbolic link, is seen")
    func symbolicLinks() throws {
        let manager = FileManager.default
        for (version, target) in [("v1", "a:1"), ("v2", "a:2")] {
            try manager.createDirectory(atPath: "\(folder)/\(version)", withIntermediateDirectories: false)
            try write(#"[{"targets": ["\#(target)"]}]"#, to: "\(folder)/\(version)/targets.json")
        }
        try manager.createSymbolicLink(atPath: "\(folder)/..data", withDestinationPath: "v1")
        try manager.createSymbolicLink(atPath: path, withDestinationPath: "..data/targets.json")
        var (source, served, _) = try source()

        try manager.removeItem(atPath: "\(folder)/..data")
        try manager.createSymbolicLink(atPath: "\(folder)/..data", withDestinationPath: "v2")
        source.reloadIfChanged()
        #expect(self.served(by: served) == #"[{"targets":["a:2"],"labels":{}}]"#)
    }

    @Test("a target that Prometheus would drop is served as it is written, and warned of")
    func doubtfulTargets() throws {
        try write(#"[{"targets": ["a:1", "http://b:2/m", "c/d"]}]"#, to: path)
        let (_, served, log) = try source()
        #expect(self.served(by: served) == #"[{"targets":["a:1","http://b:2/m","c/d"],"labels":{}}]"#)
        #expect(
            log.lines == [
                "warning: Prometheus will drop target http://b:2/m and 1 more: "
                    + "expected host:port, such as localhost:8081 or [::1]:8081"
            ]
        )
    }

    @Test(
        "a file that cannot be served is refused at start",
        arguments: [
            ("targets.txt", "[]", "expected a file that ends in .json, .yml or .yaml"),
            (
                "targets.yaml", " \n",
                "the file is empty; expected a list such as "
                    + #"[{"targets": ["host:port"], "labels": {"name": "value"}}], or [] for no targets"#
            ),
            ("missing.json", nil, "the file cannot be read: no such file or directory"),
            ("folder.json/", nil, "expected a file that ends in .json, .yml or .yaml"),
        ] as [(String, String?, String)]
    )
    func refusedAtStart(name: String, text: String?, message: String) throws {
        if let text { try write(text, to: "\(folder)/\(name)") }
        let error = #expect(throws: TargetsFileError.self) { try TargetsFile(path: "\(folder)/\(name)") }
        #expect(error?.description == message)
    }

    @Test("a folder is not a file, and bytes that are no text are not read")
    func notText() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let folderError = #expect(throws: TargetsFileError.self) { try TargetsFile(path: path) }
        #expect(folderError == .unreadable(.notRegular))
        let binary = "\(folder)/binary.json"
        try Data([0x5B, 0xFF, 0x5D]).write(to: URL(filePath: binary))
        let binaryError = #expect(throws: TargetsFileError.self) { try TargetsFile(path: binary) }
        #expect(binaryError == .notUTF8)
    }
}
