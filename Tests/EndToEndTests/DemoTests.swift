import Foundation
import Testing

extension EndToEndTests {
    @Suite("demo.sh")
    struct DemoTests {
        @Test("--no-dashboard serves both waves and discovery")
        func serves() async throws {
            try await Demo.run { demo in
                let process = try demo.start(["--no-dashboard"])
                defer { process.destroy() }
                try await eventually("it says where", state: process.text) { process.text.contains("Ctrl-C ends them") }
                #expect(process.text.contains("http://localhost:\(demo.metricsPorts[0])/metrics2 (base 30)"))
                #expect(process.text.contains("http://localhost:\(demo.metricsPorts[1])/metrics2 (base 50)"))
                #expect(process.text.contains("http://localhost:\(demo.discoveryPort)/targets"))

                let targets = try await Page.get("/targets", port: demo.discoveryPort).body
                #expect(
                    targets.trimmingCharacters(in: .newlines) == #"[{"targets":["localhost:\#(demo.metricsPorts[0])","#
                        + #""localhost:\#(demo.metricsPorts[1])"],"labels":{"metrics_path":"/metrics2","#
                        + #""kubernetes_namespace":"default"}}]"#)
                for (port, range) in zip(demo.metricsPorts, [27.0...33.0, 45.0...55.0]) {
                    let page = try await Page.get("/metrics2", port: port)
                    let value = page.body.firstMatch(of: /\nmy_first_metric ([\d.]+)\n/).flatMap { Double($0.1) }
                    #expect(value.map(range.contains) == true, "\(page.body)")
                }
            }
        }

        @Test("called by a link, its output in a file: what it says and its servers' logs stand there whole")
        func linked() async throws {
            try await Demo.run { demo in
                let process = try demo.start(["--no-dashboard"], by: try demo.link())
                defer { process.destroy() }
                try await eventually("it says where", state: process.text) { process.text.contains("Ctrl-C ends them") }
                let lines = process.text.split(separator: "\n")
                #expect(lines.count { $0.contains("server listening on 127.0.0.1:") } == 3)
                #expect(lines.contains("discovery: http://localhost:\(demo.discoveryPort)/targets"))
            }
        }

        @Test(
            "no process of its own survives it, whichever signal ends it",
            arguments: [
                (SIGTERM, ExitStatus.code(143)), (SIGINT, .code(130)), (SIGHUP, .code(129)), (SIGKILL, .signal(9)),
            ])
        func survivors(signal: Int32, status: ExitStatus) async throws {
            try await Demo.run { demo in
                let process = try demo.start(["--no-dashboard"])
                defer { process.destroy() }
                try await eventually("it serves", state: process.text) { process.text.contains("Ctrl-C ends them") }
                #expect(ProcessTable.group(process.pid).count >= 4)
                process.send(signal)
                #expect(try await process.end() == status)
                try await demo.isGone(process)
                // Who is killed cannot tidy up.
                if signal != SIGKILL { #expect(demo.leftovers == []) }
            }
        }

        @Test("a signal while it is still starting leaves nothing either")
        func survivorsOfTheStart() async throws {
            for delay in [10, 40, 80, 160] {
                try await Demo.run { demo in
                    let process = try demo.start(["--no-dashboard"])
                    defer { process.destroy() }
                    // No proof, only a moment: whatever is running then has to go.
                    try await Task.sleep(for: .milliseconds(delay))
                    process.send(SIGTERM)
                    let status = try await process.end()
                    try await demo.isGone(process)
                    // Before it has something to tidy up, the signal's own way is as good.
                    #expect([.code(143), .signal(SIGTERM)].contains(status), "after \(delay) ms")
                    if status == .code(143) { #expect(demo.leftovers == [], "after \(delay) ms") }
                }
            }
        }

        @Test("a server that ends by itself ends the demo, with the others")
        func serverEnds() async throws {
            try await Demo.run { demo in
                let process = try demo.start(["--no-dashboard"])
                defer { process.destroy() }
                try await eventually("it serves", state: process.text) { process.text.contains("Ctrl-C ends them") }
                let server = try #require(ProcessTable.descendant(of: process.pid, named: "promwave-server"))
                kill(server, SIGKILL)
                #expect(try await process.end() == .code(1))
                #expect(process.text.contains("demo.sh: a server has ended by itself"))
                try await demo.isGone(process)
                #expect(demo.leftovers == [])
            }
        }

        @Test("a port in use is named with the option that changes it, and nothing is started", arguments: 0..<4)
        func portInUse(index: Int) async throws {
            try await Demo.run { demo in
                let ports = demo.ports + [demo.prometheusPort]
                let option = ["--discovery-port", "--metrics-ports", "--metrics-ports", "--prometheus-port"][index]
                let taken = try Socket.listening(on: UInt16(ports[index]))
                defer { taken.close() }
                let process = try demo.start(["--no-dashboard", "--prometheus"])
                defer { process.destroy() }
                #expect(try await process.end() == .code(78))
                #expect(process.text.contains("port \(ports[index]) is already in use; choose another with \(option)"))
                #expect(ProcessTable.group(process.pid) == [])
            }
        }

        @Test(
            "wrong usage is refused in words",
            arguments: [
                (["--nonsense"], 64, "--nonsense"), (["--discovery-port"], 64, "--discovery-port needs a value"),
                (["--discovery-port", "99999"], 78, "99999"), (["--metrics-ports", "8081"], 78, "8081"),
                (["--metrics-ports", "x,8081"], 78, "'x'"),
                (["--metrics-ports=8081,8081"], 78, "port 8081 is given twice"),
            ])
        func wrongUsage(options: [String], code: Int32, words: String) async throws {
            try await Demo.run { demo in
                let process = try demo.start(options)
                defer { process.destroy() }
                #expect(try await process.end() == .code(code))
                #expect(process.text.contains(words))
            }
        }

        @Test("--prometheus also starts a Prometheus that scrapes both, and says where", .needsPrometheus)
        func withPrometheus() async throws {
            try await Demo.run { demo in
                let process = try demo.start(["--no-dashboard", "--prometheus"])
                defer { process.destroy() }
                try await eventually("it says where", within: .seconds(20), state: process.text) {
                    process.text.contains("Prometheus: http://localhost:\(demo.prometheusPort)/")
                }
                let prometheus = PrometheusServer(port: demo.prometheusPort)
                try await eventually("both targets are up", within: .seconds(30)) {
                    // It listens before it is ready.
                    guard let targets = try? await prometheus.targets() else { return false }
                    return targets.activeTargets.count { $0.health == "up" } == 2
                }
                process.send(SIGTERM)
                #expect(try await process.end() == .code(143))
                try await demo.isGone(process)
                #expect(demo.leftovers == [])
            }
        }
    }
}
