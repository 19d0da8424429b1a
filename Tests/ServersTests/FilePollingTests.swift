import FoundationEssentials
import NIOCore
import ServiceLifecycle
import Testing

@testable import Servers

@Suite struct FilePollingTests {
    @Test("a changed file is served after at most a second, and shutdown ends the polling")
    func polling() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString).yml").path
        try Data("- targets: [a:1]".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let served = ServedTargets(clock: WallClock { 0 })
        let source = FileSource(file: try TargetsFile(path: path), served: served, logger: LogRecorder().logger)
        let clock = TestClock()
        let polling = FilePolling(source: source, clock: clock, interval: .seconds(1))
        let group = ServiceGroup(services: [polling], logger: LogRecorder().logger)

        async let end: Void = group.run()
        await clock.whenAsleep()
        try Data("- targets: [b:22]".utf8).write(to: URL(filePath: path))
        await clock.advance(by: .milliseconds(999))
        #expect(served.answer?.text == #"[{"targets":["a:1"],"labels":{}}]"#)
        await clock.advance(by: .milliseconds(1))
        #expect(served.answer?.text == #"[{"targets":["b:22"],"labels":{}}]"#)
        await group.triggerGracefulShutdown()
        try await end
    }
}
