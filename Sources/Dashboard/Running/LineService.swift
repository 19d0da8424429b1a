import Glibc
import Monitoring
import ServiceLifecycle

/// The dashboard where there is no terminal: a line of text for each scrape.
struct LineService: Service {
    let source: any SnapshotSource
    let notices: NoticeBoard

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await writeLines() }
                group.addTask { await writeNotices() }
                group.addTask { await writeDiscoveries() }
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func writeLines() async {
        for await line in source.lines {
            // Whoever reads has gone: nothing is left to do.
            guard puts(line) >= 0, fflush(nil) == 0 else { return }
        }
    }

    private func writeNotices() async {
        var said: Set<Notice> = []
        for await notices in notices.changes {
            for notice in notices where !said.contains(notice) { Console.complain(notice.text) }
            said = Set(notices)
        }
        await scrapesGoOn()
    }

    /// A line when a discovery, or the server that is asked, breaks, and one when it works again.
    private func writeDiscoveries() async {
        var said: [String: String] = [:]
        for await _ in source.updates {
            for discovery in source.snapshot(DataNeeds()).discoveries {
                let kind = discovery.isServer ? "server" : "discovery"
                let name = "\(kind) " + (discovery.source ?? "of \(discovery.job)")
                // While the way is being opened, only the time that it takes is new.
                let error = discovery.isOpening ? said[name] ?? discovery.error : discovery.error
                guard error != said[name] else { continue }
                Console.complain("\(name) " + (error.map { "failed: \($0)" } ?? "works again"))
                said[name] = error
            }
        }
        await scrapesGoOn()
    }

    private func scrapesGoOn() async { try? await Task.sleep(for: .seconds(Int64.max / 4)) }
}
