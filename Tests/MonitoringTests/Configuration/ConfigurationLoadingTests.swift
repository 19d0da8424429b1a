import FoundationEssentials
import Monitoring
import Testing

@Suite("A configuration file is loaded with what it names")
struct ConfigurationLoadingTests {
    /// A directory that is there for one test.
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory.path())
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private func message(_ path: String) -> String? {
        do {
            _ = try ConfigurationFile.load(path)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("and is the same as its text")
    func same() throws {
        try withDirectory { directory in
            let path = directory + "/p.yml"
            let text = "scrape_configs: [{job_name: a}]"
            try write(text, to: path)
            #expect(try ConfigurationFile.load(path) == ConfigurationFile(text: text, path: path))
        }
    }

    @Test("a file that is not there, a directory, and bytes that are no text are refused")
    func unreadable() throws {
        try withDirectory { directory in
            #expect(
                message(directory + "/none.yml")
                    == "\(directory)/none.yml: the file cannot be read: no such file or directory")
            #expect(message(directory) == "\(directory): the file cannot be read: is a directory")
            try Data([0x61, 0xFF]).write(to: URL(filePath: directory + "/bytes.yml"))
            #expect(message(directory + "/bytes.yml") == "\(directory)/bytes.yml: the file is not UTF-8 text")
        }
    }

    @Test("a certificate that is not there is refused, with the line that names it")
    func missingCertificate() throws {
        try withDirectory { directory in
            let path = directory + "/p.yml"
            try write("scrape_configs:\n  - job_name: a\n    tls_config:\n      ca_file: ca.crt\n", to: path)
            #expect(
                message(path)
                    == "\(path):4: scrape_configs[0].tls_config.ca_file: \(directory)/ca.crt cannot be read: "
                    + "no such file or directory")
            try write("certificate", to: directory + "/ca.crt")
            #expect(message(path) == nil)
        }
    }

    @Test("a file of targets that is not there yet is a warning")
    func missingTargets() throws {
        try withDirectory { directory in
            let path = directory + "/p.yml"
            try write("scrape_configs: [{job_name: a, file_sd_configs: [{files: [t.json, 'u/*.json']}]}]", to: path)
            #expect(
                try ConfigurationFile.load(path).warnings.map(\.description) == [
                    "\(path):1: scrape_configs[0].file_sd_configs[0].files[0]: \(directory)/t.json cannot be read yet: "
                        + "no such file or directory"
                ])
        }
    }
}
