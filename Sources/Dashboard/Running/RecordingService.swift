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
