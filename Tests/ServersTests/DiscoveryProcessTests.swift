import FoundationEssentials
import Testing

@testable import Servers

/// The built discovery server.
@Suite(.serialized, .blocking) struct DiscoveryProcessTests {
    @Test("TARGETS and TARGETS_FILE together are refused; a flag wins over both")
    func oneSource() throws {
        let environment = ["TARGETS": "a:1", "TARGETS_FILE": "/nowhere.json", "PORT": "0"]
        let both = try ServerProcess(
            ["discovery"], environment: environment.merging(["TARGETS_FILE": "/dev/null"]) { $1 })
        #expect(both.readLog().contains("TARGETS_FILE=/dev/null: expected a file that ends in .json, .yml or .yaml"))
        #expect(both.exitCode() == 78)

        let path = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString).json").path
        try Data("[]".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let good = try ServerProcess(["discovery"], environment: ["TARGETS": "a:1", "TARGETS_FILE": path, "PORT": "0"])
        #expect(
            good.readLog()
                == "promwave-servers: TARGETS (--targets) and TARGETS_FILE (--targets-file) are both set: "
                + "expected one of them\n"
        )
        #expect(good.exitCode() == 78)

        let flag = try ServerProcess(["discovery", "--targets", "b:2"], environment: environment)
        let port = try #require(flag.port())
        #expect(
            try RawConnection.get("/targets", port: port).hasSuffix(
                #"[{"targets":["b:2"],"labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}}]"#
            )
        )

        let flags = try ServerProcess(["discovery", "--targets", "b:2", "--targets-file", "/x.json"])
        #expect(flags.readLog().contains("promwave-servers: --targets-file=/x.json: the file cannot be read"))
        #expect(flags.exitCode() == 78)
    }

    @Test("a broken targets file is refused at start, with its place, and the exit code is 78")
    func brokenFile() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString).json").path
        try Data("[{\n}".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let server = try ServerProcess(["discovery"], environment: ["TARGETS_FILE": path])
        #expect(
            server.readLog()
                == "promwave-servers: TARGETS_FILE=\(path): line 2, column 2: not valid JSON: expected \",\" or \"]\"\n"
        )
        #expect(server.exitCode() == 78)
    }

    @Test("a selector that does not parse is refused, though a static list does not use it")
    func selector() throws {
        let server = try ServerProcess(["discovery"], environment: ["TARGET_SELECTOR": "app in ("])
        #expect(
            server.readLog().hasPrefix("promwave-servers: TARGET_SELECTOR=\"app in (\": \"app in (\" is no requirement")
        )
        #expect(server.exitCode() == 78)
    }
}
