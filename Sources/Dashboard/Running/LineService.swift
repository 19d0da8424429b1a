import Glibc
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
        // Scrapes go on.
        try? await Task.sleep(for: .seconds(Int64.max / 4))
    }
}
