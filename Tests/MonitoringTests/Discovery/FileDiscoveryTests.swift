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
}
