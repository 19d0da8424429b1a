import Foundation
import Testing

extension EndToEndTests {
    @Suite("demo.sh install")
    struct InstallTests {
        private static let files = ["promwave", "promwave-servers"].flatMap { program in
            [
                "bin/\(program)", "share/bash-completion/completions/\(program)",
                "share/fish/vendor_completions.d/\(program).fish", "share/man/man1/\(program).1",
                "share/zsh/site-functions/_\(program)",
            ]
        }.sorted()

        private static func installed(_ prefix: URL) -> [String] {
            let names = FileManager.default.enumerator(atPath: prefix.path)?.compactMap { $0 as? String } ?? []
            return names.filter { name in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(
                    atPath: prefix.appending(path: name).path, isDirectory: &isFolder) && !isFolder.boolValue
            }.sorted()
        }

        @Test("puts programs, completions and manual where they are looked for, twice if need be, and takes them away")
        func installs() async throws {
            try await Demo.run { demo in
                try await withTemporaryDirectory { directory in
                    let prefix = directory.appending(path: "a b")
                    func run(_ options: String...) async throws -> String {
                        let answer = try await Command.run(
                            demo.script, ["install", "--prefix", prefix.path] + options,
                            environment: demo.environment, output: directory.appending(path: "output"))
                        #expect(answer.status == .code(0), "\(answer.text)")
                        return answer.text
                    }
                    for _ in 1...2 {
                        let text = try await run()
                        #expect(text.contains("export PATH=\"\(prefix.path)/bin:$PATH\""))
                        #expect(Self.installed(prefix) == Self.files)
                    }
                    let program = prefix.appending(path: "bin/promwave").path
                    #expect(try await Command.run(program, ["--version"]).status == .code(0))
                    let manual = try String(
                        contentsOf: prefix.appending(path: "share/man/man1/promwave.1"), encoding: .utf8)
                    for section in [".Sh KEYS", ".Sh SETTINGS", ".Ss promwave check", ".It Fl -panels Ar file"] {
                        #expect(manual.contains(section + "\n"))
                    }
                    #expect(try await run("--uninstall").contains("removed \(program)"))
                    #expect(Self.installed(prefix) == [])
                }
            }
        }

        @Test("what it does not know is wrong usage")
        func usage() async throws {
            try await Demo.run { demo in
                let answer = try await Command.run(demo.script, ["install", "--everywhere"])
                #expect(answer.status == .code(64))
                #expect(answer.text.contains("unknown option '--everywhere'"))
            }
        }

        @Test(
            "bash completes subcommands, options, their values and files; without a subcommand those of watch",
            arguments: [
                (["promwave", "sn"], ["snapshot"]),
                (["promwave", "--th"], ["--theme"]),
                (["promwave", "--theme", ""], ["dark", "light"]),
                (["promwave", "--utc", "--glyphs", "b"], ["braille", "block"]),
                (["promwave", "check", "--format", ""], ["table", "json", "junit"]),
                (["promwave", "targets", "--expl"], ["--explain"]),
                (["promwave", "--panels", ""], ["a.yaml", "folder"]),
                (["promwave", "replay", ""], ["a.yaml", "b.txt", "folder"]),
                (["promwave", "check", "--replay", "b"], ["b.txt"]),
                (["promwave", "--kubeconfig", "b"], ["b.txt"]),
            ])
        func completes(words: [String], expected: [String]) async throws {
            try await withTemporaryDirectory { directory in
                for name in ["a.yaml", "b.txt"] { try Data().write(to: directory.appending(path: name)) }
                try FileManager.default.createDirectory(
                    at: directory.appending(path: "folder"), withIntermediateDirectories: true)
                let script = #"""
                    cd "$1" && eval "$("$2" --generate-completion-script bash)" && shift 2 || exit
                    [ "$(complete -p promwave)" = "complete -o filenames -F _promwave promwave" ] || exit
                    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                    _promwave "$1" "${!#}" "${@: -2:1}"
                    printf '%s\n' "${COMPREPLY[@]}"
                    """#
                let answer = try await Command.run(
                    "/bin/bash", ["-c", script, "bash", directory.path, Programs.promwave] + words)
                #expect(answer.status == .code(0))
                #expect(answer.text.split(separator: "\n").map(String.init).sorted() == expected.sorted())
            }
        }

        @Test("all three shells know that watch is the default", arguments: ["bash", "zsh", "fish"])
        func defaults(shell: String) async throws {
            let answer = try await Command.run(Programs.promwave, ["--generate-completion-script=\(shell)"])
            #expect(answer.status == .code(0))
            #expect(answer.text.contains("watch \"${") || answer.text.contains("[1] watch "), "\(shell)")
        }
    }
}
