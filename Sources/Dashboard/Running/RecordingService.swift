import Monitoring
import ServiceLifecycle

/// Tells whoever watches how a recording fares.
struct RecordingService: Service {
    let recorder: Recorder
    let notices: NoticeBoard

    func run() async throws {
        let problems = recorder.problems
        notices.post(Notice(.recording, "recording to \(recorder.path)", isBad: false))
        for await status in problems.cancelOnGracefulShutdown() {
            if let problem = status.problem {
                notices.post(Notice(.recording, "not recorded: \(problem)", isBad: true))
            } else {
                notices.post(Notice(.recording, "recording to \(recorder.path) again", isBad: false))
            }
        }
        // Its end is nobody else's.
        try? await gracefulShutdown()
    }
}

extension Recorder {
    /// Ends the recording and says on standard error what became of it. Returns whether all of it is in the file.
    func end() -> Bool {
        let status = finish()
        var text = "recorded \(Words.count(status.samples, "sample")) to \(path)"
        if status.lostScrapes > 0 { text += "; \(Words.count(status.lostScrapes, "scrape")) could not be written" }
        if let problem = status.problem { text += "; \(problem)" }
        Console.complain(text)
        return status.lostScrapes == 0 && status.problem == nil
    }
}
