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

    @Test("a certificate of a job whose discovery is left out need not be there")
    func unneededCertificate() throws {
        try withDirectory { directory in
            let path = directory + "/p.yml"
            let text =
                "scrape_configs: [{job_name: a, tls_config: {ca_file: ca.crt}, kubernetes_sd_configs: [{role: pod}]}]"
            try write(text, to: path)
            #expect(
                try ConfigurationFile.load(path).warnings.map(\.description).map { $0.hasSuffix("file or directory") }
                    == [false, true])
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

    @Test("scrape_config_files add their jobs, with global's defaults and paths relative to each file")
    func includedJobs() throws {
        try withDirectory { directory in
            try FileManager.default.createDirectory(
                at: URL(filePath: directory + "/jobs"), withIntermediateDirectories: true)
            try write(
                "scrape_configs: [{job_name: db, basic_auth: {username_file: name, password_file: ../word}}]",
                to: directory + "/jobs/2.yml")
            try write("scrape_configs: [{job_name: web, scrape_interval: 5s}]", to: directory + "/jobs/1.yml")
            try write("name", to: directory + "/jobs/name")
            try write("word", to: directory + "/word")
            let path = directory + "/p.yml"
            try write(
                "global: {scrape_interval: 7s}\nscrape_config_files: ['jobs/*.yml', later.yml]\n"
                    + "scrape_configs: [{job_name: own}]", to: path)
            let file = try ConfigurationFile.load(path)
            #expect(file.scrapeConfigurations.map(\.jobName) == ["own", "web", "db"])
            #expect(file.scrapeConfigurations.map(\.scrapeInterval) == [.seconds(7), .seconds(5), .seconds(7)])
            #expect(
                file.scrapeConfigurations[2].http.credentials
                    == .basic(
                        username: .file(path: directory + "/jobs/name"), password: .file(path: directory + "/word")))
            #expect(
                file.warnings.map(\.description) == [
                    "\(path):2: scrape_config_files[1]: \(directory)/later.yml is not there; "
                        + "it is read when the configuration is reloaded"
                ])
        }
    }

    @Test(
        "one of scrape_config_files is refused for what it may not have",
        arguments: [
            ("scrape_configs: [{job_name: own}]", "1: scrape_configs[0]: the job name \"own\" stands there twice"),
            ("global: {}", "1: global: unknown key \"global\""),
            (
                "scrape_configs: [{job_name: b, scrape_timeout: 2m}]",
                "1: scrape_configs[0].scrape_timeout: the timeout 2m"
            ),
        ])
    func includedFaults(_ text: String, _ expected: String) throws {
        try withDirectory { directory in
            try write(text, to: directory + "/more.yml")
            let path = directory + "/p.yml"
            try write("scrape_config_files: [more.yml]\nscrape_configs: [{job_name: own}]", to: path)
            let fault = try #require(message(path))
            #expect(fault.hasPrefix("\(directory)/more.yml:\(expected)"), "\(fault)")
        }
    }
}
