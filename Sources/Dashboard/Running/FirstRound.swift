import Monitoring

/// One look at everything: each discovery asked once, each target scraped once.
struct FirstRound {
    let source: MonitorSource
    /// How many discoveries have to answer.
    let discoveries: Int
    /// Whether the targets are scraped.
    let scrapes: Bool

    init(
        _ configurations: [ScrapeConfiguration], openMetrics: OpenMetricsReading, scrapes: Bool, dialling: any Dialling
    ) {
        source = MonitorSource(
            configurations, retention: .seconds(3600), openMetrics: openMetrics, firstScrapes: .max, scrapes: scrapes,
            dialling: dialling,
            logger: LogFile.none)
        discoveries = configurations.reduce(0) { $0 + $1.discoveries.count }
        self.scrapes = scrapes
    }

    /// How things stand as soon as all have answered, or when patience ends.
    func snapshot(patience: Duration) async -> Snapshot {
        await withTaskGroup(of: Void.self) { group in
            let updates = source.updates
            group.addTask { try? await source.run() }
            group.addTask {
                // Where there is nothing to ask no update comes.
                if isComplete { return }
                for await _ in updates where isComplete { return }
            }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            // Before the monitor ends, and its targets with it.
            let snapshot = source.snapshot(DataNeeds())
            group.cancelAll()
            return snapshot
        }
    }

    private var isComplete: Bool {
        let snapshot = source.snapshot(DataNeeds())
        return snapshot.discoveries.count >= discoveries
            && snapshot.discoveries.allSatisfy { $0.lastSuccess != nil || $0.error != nil && !$0.isOpening }
            && (!scrapes || snapshot.activeTargets.allSatisfy { $0.lastScrape != nil && !$0.isOpening })
    }
}
