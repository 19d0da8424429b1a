import Foundation
import Testing

extension EndToEndTests {
    @Suite("Panels from a file", .needsTmux)
    struct PanelFileTests {
        @Test("SIGHUP reads them again; a broken edit keeps those that are shown, and says so")
        func reload() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(160, 40)) { terminal in
                    let file = terminal.directory.appending(path: "panels.yaml")
                    func write(_ text: String) throws { try Data(text.utf8).write(to: file) }
                    try write("panels:\n- {title: Waves, selector: my_first_metric, unit: widgets}\n")
                    try await terminal.enter(Dashboard.command(servers.targets, options: ["--panels", file.path]))
                    try await terminal.shows("the panel") { $0.text.contains(" Waves") && $0.text.contains("widgets") }
                    let process = try await terminal.process(named: "promwave")

                    try write("panels:\n- {title: Scraped, selector: scrape_samples_scraped}\n- {selector: up}\n")
                    kill(process, SIGHUP)
                    try await terminal.shows("the other panels") { screen in
                        screen.text.contains(" Scraped") && !screen.text.contains("Waves")
                    }

                    try write("panels:\n- {title: Broken}\n")
                    kill(process, SIGHUP)
                    let broken = try await terminal.shows("a notice") {
                        $0.header.contains("panels not reloaded, the old one stays")
                    }
                    #expect(broken.text.contains(" Scraped"))

                    try write("panels:\n- {title: Mended, selector: my_first_metric}\n")
                    kill(process, SIGHUP)
                    try await terminal.shows("no notice") { screen in
                        screen.text.contains(" Mended") && !screen.header.contains("not reloaded")
                    }
                    try await terminal.press("q")
                    try await terminal.shows("the shell") { !$0.text.contains("Mended") }
                }
            }
        }
    }
}
