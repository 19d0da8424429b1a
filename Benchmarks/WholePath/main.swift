import Foundation

// What the whole path costs, beside Prometheus: both scrape the same ten targets, of a large exposition each, every 5 s, at
// the same time. Says the processor time and the memory of each, from start to end, and the two ratios; exits with 1 where
// one is over its limit.
//
// usage: WholePathBenchmark [SECONDS [FILE]]; wants .build/release/promwave, and a Prometheus (PROMWAVE_PROMETHEUS, or what
// tools/prometheus.sh prints).

let arguments = CommandLine.arguments.dropFirst()
let seconds = arguments.first.flatMap { Int($0) } ?? 60
let path = arguments.dropFirst().first ?? "Tests/Fixtures/metrics/kube-apiserver.prom"
let targets = 10
let limit = 0.5

func end(_ message: String, _ code: Int32) -> Never {
    print(message)
    exit(code)
}

guard let body = FileManager.default.contents(atPath: path) else { end("cannot open \(path)", 66) }
let promwave = ".build/release/promwave"
guard FileManager.default.isExecutableFile(atPath: promwave) else {
    end("\(promwave) is not there: swift build -c release --product promwave", 69)
}
guard let prometheus = ProcessInfo.processInfo.environment["PROMWAVE_PROMETHEUS"] ?? Measured.prometheus() else {
    end("there is no Prometheus: tools/prometheus.sh says why", 69)
}

let directory = FileManager.default.temporaryDirectory.appending(path: "promwave-benchmark-\(getpid())")
do {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let servers = try (0..<targets).map { _ in try TargetServer(body) }
    let addresses = servers.map { "'127.0.0.1:\($0.port)'" }.joined(separator: ", ")
    let configuration = directory.appending(path: "prometheus.yml")
    let text = """
        global: {scrape_interval: 5s, scrape_timeout: 5s}
        scrape_configs:
          - job_name: large
            static_configs: [{targets: [\(addresses)]}]

        """
    try Data(text.utf8).write(to: configuration)
    let theirs = try Measured(
        "Prometheus", prometheus,
        [
            "--config.file=\(configuration.path)", "--storage.tsdb.path=\(directory.appending(path: "data").path)",
            "--web.listen-address=127.0.0.1:0",
        ], log: directory.appending(path: "prometheus.log"))
    let ours = try Measured(
        "promwave", promwave, ["--config", configuration.path], log: directory.appending(path: "promwave.log"))
    print("\(targets) targets of \(body.count) bytes, every 5 s, for \(seconds) s, both at the same time")
    sleep(UInt32(seconds))
    let all = [theirs, ours].map { ($0, $0.usage) }
    for (program, _) in all { program.stop() }
    try? FileManager.default.removeItem(at: directory)

    for (program, usage) in all {
        guard let usage else { end("\(program.name) has ended before its time", 70) }
        let scrapes = servers.reduce(0) { $0 + $1.requests(of: program.name) }
        guard scrapes >= targets * max(1, seconds / 5 - 2) else { end("\(program.name) scraped \(scrapes) times", 70) }
        let each = usage.processor / Double(scrapes) * 1000
        print(
            "\(program.name): \(Measured.text(usage.processor)) s of processor time for \(scrapes) scrapes "
                + "(\(Measured.text(each)) ms each), \(usage.memory / 1_000_000) MB at most")
    }
    guard let mine = all[1].1, let yours = all[0].1 else { exit(70) }
    let ratios = [
        ("processor time", mine.processor / yours.processor), ("memory", Double(mine.memory) / Double(yours.memory)),
    ]
    for (name, ratio) in ratios { print("\(name): \(Measured.text(ratio)) of Prometheus's (limit \(limit))") }
    exit(ratios.allSatisfy { $0.1 <= limit } ? 0 : 1)
} catch {
    end("\(error)", 70)
}
