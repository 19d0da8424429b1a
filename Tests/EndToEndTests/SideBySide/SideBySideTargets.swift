import Foundation
import Synchronization

/// The targets of the comparison: one server, and the files of file discovery beside the configuration.
final class SideBySideTargets: Sendable {
    private struct State {
        var round = Round(number: 0)
        /// Requests since they were last counted from the beginning, by scraper and URL.
        var counts: [String: Int] = [:]
    }

    let server: ScriptedServer
    private let directory: URL
    private let state = Mutex(State())

    init(_ server: ScriptedServer, directory: URL) {
        self.server = server
        self.directory = directory
        let pages = SideBySidePages(start: Int64(Date().timeIntervalSince1970) * 1000)
        server.answer { [self] request in
            let round = state.withLock { state in
                state.counts[
                    "\(request["User-Agent"].prefix(4)) http://\(request["Host"])\(request.path)", default: 0] += 1
                return state.round
            }
            return pages.answer(to: request, in: round)
        }
    }

    var first: String { "127.0.0.1:\(server.port)" }
    var second: String { "localhost:\(server.port)" }

    func begin(_ round: Round) throws {
        try writeFiles(round)
        state.withLock { $0.round = round }
    }

    /// Counts from the beginning.
    func resetCounts() { state.withLock { $0.counts = [:] } }

    /// How often each of the two scrapers has asked for a URL; the lower number.
    func scrapes(of url: String) -> Int {
        state.withLock { state in min(state.counts["Prom \(url)"] ?? 0, state.counts["prom \(url)"] ?? 0) }
    }

    /// The configuration, with the addresses of this run.
    func writeConfiguration(waves: String, refused: Int, secure: SecureTargets) throws -> URL {
        let source = Programs.root.appending(path: "Tests/Fixtures/side-by-side/prometheus.yml")
        let text = try secure.filled(String(contentsOf: source, encoding: .utf8))
            .replacing("FIRST", with: first).replacing("SECOND", with: second)
            .replacing("REFUSED", with: "127.0.0.1:\(refused)").replacing("WAVES", with: waves)
        try write(SideBySidePages.token + "\n", to: "token.txt")
        try writeExpositions()
        let file = directory.appending(path: "prometheus.yml")
        try write(text, to: file.lastPathComponent)
        return file
    }

    private func writeExpositions() throws {
        let folder = Programs.root.appending(path: "Tests/Fixtures/metrics")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let groups = names.map { name in
            // The largest, less often.
            let pace = name == "kube-apiserver.prom" ? #","__scrape_interval__":"5s","__scrape_timeout__":"5s""# : ""
            return """
                {"targets":["\(first)"],"labels":{"__metrics_path__":"/exposition/\(name)","exporter":"\(name)"\(pace)}}
                """
        }
        try write("[" + groups.joined(separator: ",\n") + "]", to: "expositions-all.json")
    }

    private func writeFiles(_ round: Round) throws {
        let staying = """
            - targets: ['\(first)']
              labels: {__metrics_path__: /plain/file-round, round: '\(round.number)'}
            - {targets: ['\(first)'], labels: {__metrics_path__: /plain/file-stays, page: file-stays}}

            """
        let going = "- {targets: ['\(first)'], labels: {__metrics_path__: /plain/file-goes, page: file-goes}}\n"
        try write(staying + (round.isGood ? going : ""), to: "targets.yml")
        let other =
            #"[{"targets":["\#(first)"],"labels":{"__metrics_path__":"/plain/file-is-deleted","page":"deleted"}}]"#
        if round.isGood {
            try write(other, to: "targets-1.json")
        } else {
            try FileManager.default.removeItem(at: directory.appending(path: "targets-1.json"))
        }
    }

    /// At once or not at all.
    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: directory.appending(path: name), options: .atomic)
    }
}
