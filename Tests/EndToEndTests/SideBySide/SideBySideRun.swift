import Foundation
import Monitoring
import Prometheus

/// One run of Prometheus and of promwave on the same configuration, at the same time, through all rounds.
struct SideBySideRun {
    /// The address of most targets.
    let first: String
    /// What only one of both has, by round, a line each.
    var targets: [String] = []
    var ours = Timelines(dump: "")
    var theirs = Timelines(dump: "")
    /// The longest that the machine stood still meanwhile.
    private var standstill = Duration.zero

    static func result() async throws -> SideBySideRun {
        let watch = Standstill()
        defer { watch.stop() }
        return try await withServers { servers in
            try await withTemporaryDirectory { directory in
                try await ScriptedServer.run { _ in
                    .silence
                } _: { server in
                    try await SecureTargets.run { secure in
                        let targets = SideBySideTargets(server, directory: directory)
                        let file = try targets.writeConfiguration(
                            waves: servers.targets, refused: Socket.freePorts(1)[0], secure: secure)
                        try targets.begin(Round(number: 0))
                        let jobs = try ConfigurationFile.load(file.path).scrapeConfigurations
                        let monitor = Monitor(configurations: jobs)
                        let running = Task { await monitor.run() }
                        defer { running.cancel() }
                        return try await PrometheusServer.run(file: file) { prometheus in
                            var run = try await SideBySideRun(monitor, prometheus, targets, file)
                            run.standstill = watch.longest
                            return run
                        }
                    }
                }
            }
        }
    }

    private init(
        _ monitor: Monitor<ContinuousClock>, _ prometheus: PrometheusServer, _ targets: SideBySideTargets, _ file: URL
    ) async throws {
        first = targets.first
        for round in Round.all {
            if round.number > 0 { try targets.begin(round) }
            try await Self.settle(in: round, monitor, prometheus)
            if round.number == 0 { try await compareCommand(prometheus, file) }
            // That the third began says that two have been stored.
            try await Self.awaitScrapes(3, in: round, targets, prometheus)
            let theirs = ComparedTargets(try await prometheus.targets())
            let lines = ComparedTargets(monitor.snapshot(of: { _ in false })).differences(from: theirs)
            self.targets += lines.map { "round \(round.number): \($0)" }
        }
        // What was under way then has been stored when the next scrapes have begun.
        let end = WallClock.now()
        try await Self.awaitScrapes(1, in: Round.all[Round.all.count - 1], targets, prometheus)
        ours = Timelines(monitor.snapshot(), until: end)
        theirs = Timelines(dump: try await prometheus.endAndDump(until: end))
    }

    /// The same through the program that users run.
    private mutating func compareCommand(_ prometheus: PrometheusServer, _ file: URL) async throws {
        let answer = try await Command.run(
            Programs.promwave, ["targets", "--config", file.path, "--format", "json"], within: .seconds(60))
        let json = answer.text.split(separator: "\n").first { $0.hasPrefix("{") } ?? ""
        let own = try JSONDecoder().decode(PrometheusAnswer<PrometheusTargets>.self, from: Data(json.utf8)).data
        let theirs = ComparedTargets(try await prometheus.targets())
        targets += ComparedTargets(own).differences(from: theirs).map { "promwave targets: \($0)" }
    }

    /// Waits until both have found the targets of a round, and have ended the series of those that are gone.
    private static func settle(
        in round: Round, _ monitor: Monitor<ContinuousClock>, _ prometheus: PrometheusServer
    ) async throws {
        var missing = ""
        try await eventually("both have the targets of round \(round.number)", within: .seconds(60), state: missing) {
            let theirs = ComparedTargets(try await prometheus.targets())
            let snapshot = monitor.snapshot(of: { $0 == "up" })
            let ours = ComparedTargets(snapshot)
            let wanted = Array(repeating: "\(round.number)", count: 2)
            missing =
                "rounds here \(ours.rounds), there \(theirs.rounds), "
                + "targets \(ours.identities.symmetricDifference(theirs.identities).sorted())"
            guard ours.rounds == wanted, theirs.rounds == wanted, ours.identities == theirs.identities else {
                return false
            }
            // That a target is gone, its last series says.
            let active = Set(theirs.active.map { Self.identity($0.labels) })
            let up = Set(try await prometheus.query("up").map { Self.identity($0.metric) })
            let series = snapshot.metrics.flatMap(\.series).filter { $0.points.last?.isStale == false }
            let ownUp = Set(series.map { Self.identity(ComparedTargets.dictionary($0.labels)) })
            missing = "up there \(up.symmetricDifference(active)), here \(ownUp.symmetricDifference(active))"
            return up == active && ownUp == active
        }
    }

    private static func identity(_ labels: [String: String]) -> String {
        "\(labels.filter { $0.key != "__name__" }.sorted { $0.key < $1.key })"
    }

    /// Waits until both have begun so many scrapes of every target, from now on. Those that are scraped less often answer
    /// the same in all rounds.
    private static func awaitScrapes(
        _ count: Int, in round: Round, _ targets: SideBySideTargets, _ prometheus: PrometheusServer
    ) async throws {
        let all = try await prometheus.targets().activeTargets
        let own = all.filter { target in
            target.scrapePool != "too-many-targets" && target.scrapeInterval == "1s"
                && [targets.first, targets.second].contains { target.scrapeUrl.hasPrefix("http://\($0)/") }
        }
        let urls = Set(own.map(\.scrapeUrl))
        targets.resetCounts()
        var missing: [String] = []
        try await eventually(
            "\(count) scrapes of each in round \(round.number)", within: .seconds(60), state: "\(missing)"
        ) {
            missing = urls.filter { targets.scrapes(of: $0) < count }.sorted()
            return missing.isEmpty
        }
    }

    /// Why the differences are permitted that there are not.
    var needlessPermissions: [String] {
        PermittedDifference.all.filter { difference in
            !Set(ours.series.keys).union(theirs.series.keys).contains {
                difference.permits($0, ours.series[$0] ?? [], theirs.series[$0] ?? [])
            }
        }.map(\.reason)
    }

    /// Whether scrapes may have run out of time on a machine so busy: the shortest time is 400 ms.
    var wasDisturbed: Bool {
        max(ours.longestScrape, theirs.longestScrape) >= 0.4 || standstill >= .milliseconds(300)
    }

    var pace: String {
        "the longest scrapes took \(ours.longestScrape) s here, \(theirs.longestScrape) s there; the machine stood still "
            + "for \(standstill)"
    }

    /// The series whose timelines differ, a line each.
    var series: [String] {
        Set(ours.series.keys).union(theirs.series.keys).sorted().compactMap { name in
            let (mine, yours) = (ours.series[name] ?? [], theirs.series[name] ?? [])
            if mine == yours || PermittedDifference.all.contains(where: { $0.permits(name, mine, yours) }) {
                return nil
            }
            return "\(name): promwave \(mine), Prometheus \(yours)"
        }
    }
}
