import FoundationEssentials
import Prometheus
import Testing

@testable import Monitoring

@Suite("File discovery", .timeLimit(.minutes(1)))
struct FileDiscoveryTests {
    /// Runs `body` with a directory of its own.
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/promwave-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    private func targets(_ result: DiscoveryResult?) throws -> [[String]] {
        try #require(result).get().map(\.targets)
    }

    @Test("a pattern finds JSON and YAML files, and each group says where it comes from")
    func glob() async throws {
        try await withDirectory { directory in
            try write(#"[{"targets":["a:1"]}]"#, "\(directory)/a.json")
            try write("- targets: [b:1]", "\(directory)/b.yml")
            try write("no", "\(directory)/c.txt")
            let patterns = ["\(directory)/*.json", "\(directory)/*.yml", "\(directory)/a.json"]
            let discovery = FileDiscovery(patterns: patterns, refreshInterval: .seconds(300), clock: TestClock())
            var results = discovery.makeAsyncIterator()
            let groups = try #require(await results.next()).get()
            #expect(groups.map(\.targets) == [["a:1"], ["b:1"]])
            #expect(
                groups.map(\.labels) == [
                    ["__meta_filepath": "\(directory)/a.json"], ["__meta_filepath": "\(directory)/b.yml"],
                ])
        }
    }

    @Test(
        "a file is read again when it changes; a broken edit keeps its last good list and says so; a removed one is gone"
    )
    func changes() async throws {
        try await withDirectory { directory in
            let clock = TestClock()
            try write(#"[{"targets":["a:1"]}]"#, "\(directory)/a.json")
            try write(#"[{"targets":["b:1"]}]"#, "\(directory)/b.json")
            let discovery = FileDiscovery(
                patterns: ["\(directory)/*.json"], refreshInterval: .seconds(300), clock: clock)
            var results = discovery.makeAsyncIterator()
            #expect(try targets(await results.next()) == [["a:1"], ["b:1"]])

            try write(#"[{"targets":["a:1","a:2"]}]"#, "\(directory)/a.json")
            clock.advance(by: .seconds(1))
            #expect(try targets(await results.next()) == [["a:1", "a:2"], ["b:1"]])

            try write(#"[{"targets":["a:1""#, "\(directory)/a.json")
            clock.advance(by: .seconds(1))
            #expect(try targets(await results.next()) == [["a:1", "a:2"], ["b:1"]])
            let reason = "\(directory)/a.json: not JSON: line 1, column 19: expected \",\" or \"]\", found the end"
            #expect(await results.next() == .failure(.files([reason])))

            try FileManager.default.removeItem(atPath: "\(directory)/a.json")
            clock.advance(by: .seconds(1))
            #expect(try targets(await results.next()) == [["b:1"]])
        }
    }

    @Test("a file that is not there is an error, and heals")
    func missing() async throws {
        try await withDirectory { directory in
            let clock = TestClock()
            let path = "\(directory)/later.yaml"
            let discovery = FileDiscovery(patterns: [path], refreshInterval: .seconds(300), clock: clock)
            var results = discovery.makeAsyncIterator()
            #expect(await results.next() == .failure(.files(["cannot read \(path): no such file or directory"])))
            try write("- targets: [a:1]", path)
            clock.advance(by: .seconds(1))
            #expect(try targets(await results.next()) == [["a:1"]])
        }
    }

    @Test("a file without a pattern that is removed takes its targets along, and comes back with them")
    func removed() async throws {
        try await withDirectory { directory in
            let clock = TestClock()
            let path = "\(directory)/a.json"
            try write(#"[{"targets":["a:1"]}]"#, path)
            let discovery = FileDiscovery(patterns: [path], refreshInterval: .seconds(300), clock: clock)
            var results = discovery.makeAsyncIterator()
            #expect(try targets(await results.next()) == [["a:1"]])

            try write("[", path)
            clock.advance(by: .seconds(1))
            let reason = "\(path): not JSON: line 1, column 2: expected a value, found the end"
            #expect(await results.next() == .failure(.files([reason])))

            try FileManager.default.removeItem(atPath: path)
            clock.advance(by: .seconds(1))
            #expect(try targets(await results.next()) == [])
            #expect(await results.next() == .failure(.files(["cannot read \(path): no such file or directory"])))

            try write(#"[{"targets":["a:2"]}]"#, path)
            clock.advance(by: .seconds(1))
            #expect(try targets(await results.next()) == [["a:2"]])
        }
    }

    @Test("names may end in capitals and begin with a dot, as in Prometheus; YAML has to be UTF-8")
    func names() async throws {
        try await withDirectory { directory in
            try write(#"[{"targets":["a:1"]}]"#, "\(directory)/A.JSON")
            try write("- targets: [b:1]", "\(directory)/.b.YAML")
            try Data("- targets: [\"c\u{FF}:1\"]".unicodeScalars.map { UInt8($0.value) })
                .write(to: URL(filePath: "\(directory)/c.yml"))
            let patterns = ["\(directory)/*.JSON", "\(directory)/*.YAML", "\(directory)/c.yml"]
            let discovery = FileDiscovery(patterns: patterns, refreshInterval: .seconds(300), clock: TestClock())
            var results = discovery.makeAsyncIterator()
            #expect(try targets(await results.next()) == [["a:1"], ["b:1"]])
            #expect(await results.next() == .failure(.files(["\(directory)/c.yml: not YAML: not UTF-8"])))
        }
    }

    @Test("a pattern leads into folders, and never into the one it stands in or the one above")
    func folders() async throws {
        try await withDirectory { directory in
            try FileManager.default.createDirectory(atPath: "\(directory)/.s", withIntermediateDirectories: false)
            for path in ["x.json", ".s/x.json"] { try write("[]", "\(directory)/\(path)") }
            #expect(FileGlob.paths("\(directory)/.?/x.json") == ["\(directory)/.s/x.json"])
            #expect(FileGlob.paths("\(directory)/.s/../x.jso?") == ["\(directory)/.s/../x.json"])
        }
    }
}
