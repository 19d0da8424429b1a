import Foundation
import Testing

extension EndToEndTests {
    @Suite("The settings file")
    struct SettingsTests {
        private static func run(
            _ arguments: [String], settings: String
        ) async throws -> (status: ExitStatus, text: String) {
            try await withTemporaryDirectory { directory in
                let folder = directory.appending(path: "promwave")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(settings.utf8).write(to: folder.appending(path: "config.yaml"))
                let answer = try await Command.run(
                    Programs.promwave, arguments, environment: ["XDG_CONFIG_HOME": directory.path],
                    output: directory.appending(path: "output"))
                return (answer.status, answer.text.replacing(folder.path + "/", with: ""))
            }
        }

        @Test("sets what a flag does not; a flag wins")
        func flagWins() async throws {
            let settings = "sd: http://127.0.0.1:1/targets\nutc: true\nsnapshot: {size: 60x8, after: 100ms}\n"
            let plain = try await Self.run(["snapshot"], settings: settings)
            #expect(plain.status == .code(0))
            #expect(plain.text.split(separator: "\n", omittingEmptySubsequences: false).count == 9)
            #expect(plain.text.contains(" UTC"))
            let flagged = try await Self.run(["snapshot", "--no-utc", "--size", "60x4"], settings: settings)
            #expect(flagged.text.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
            #expect(!flagged.text.contains(" UTC"))
        }

        @Test(
            "what cannot be used is wrong configuration, with file, line and key",
            arguments: [
                ("theme: pink", "config.yaml:1: theme: expected one of dark, light, found \"pink\""),
                ("utc: true\nwindow: soon", "config.yaml:2: window: \"soon\": "),
                ("expect: [a=1±1%, b]", "config.yaml:1: expect[1]: \"b\": "),
                ("config: a\nsd: http://x/", "config.yaml:1: config: --config says what is scraped"),
            ])
        func refused(settings: String, message: String) async throws {
            let answer = try await Self.run(["snapshot", "--after", "100ms"], settings: settings)
            #expect(answer.status == .code(78))
            #expect(answer.text.hasPrefix("promwave: \(message)"), "\(answer.text)")
        }

        @Test("--no-settings passes it over, --help and --version do not need it")
        func passedOver() async throws {
            let arguments = ["targets", "--sd", "http://127.0.0.1:1/", "--no-settings"]
            let answer = try await Self.run(arguments, settings: "nonsense")
            #expect(answer.status == .code(2), "\(answer.text)")
            for word in ["--help", "--version"] {
                #expect(try await Self.run([word], settings: "nonsense").status == .code(0))
            }
        }

        @Test("a file that is named has to be there")
        func missing() async throws {
            let answer = try await Self.run(["targets", "--settings", "/nonexistent/a.yaml"], settings: "")
            #expect(answer.status == .code(78))
            #expect(
                answer.text == "promwave: /nonexistent/a.yaml: the file cannot be read: no such file or directory\n")
        }
    }
}
