import Dispatch
import Synchronization

/// Writes scrapes to a file as they come, as OpenMetrics with timestamps: what `promtool tsdb create-blocks-from openmetrics`
/// imports. Each scrape is written whole, so that a crash costs the one that was under way at most; `finish()` adds the
/// `# EOF`.
///
/// Whoever scrapes waits for no disk: a queue of its own writes, and what waits there is bounded.
package final class Recorder: ScrapeRecorder {
    package let path: String
    /// The newest status, after each change of its `problem`.
    package var problems: AsyncStream<RecorderStatus> { changes.stream(buffered: 1) }

    private struct Waiting {
        var samples = 0
        var status = RecorderStatus()
        var isFinished = false
    }

    private let queue = DispatchQueue(label: "promwave.recorder")
    private let writer: Mutex<Writer>
    private let waiting = Mutex(Waiting())
    private let order = Mutex(())
    private let changes = Broadcast<RecorderStatus>()

    /// Samples; some 100 MB. A disk that is slower than the scrapes for so long will not catch up.
    private static let limit = 1_000_000

    private struct Writer {
        var encoder = RecordingEncoder()
        var file: RecordingFile

        init(path: String, program: String, source: String) throws(RecordingError) {
            file = try RecordingFile(creating: path)
            try file.append(RecordingEncoder.header(program: program, source: source))
        }
    }

    /// - Parameters:
    ///   - program: what records, with its version.
    ///   - source: what is watched, as the user named it.
    package convenience init(path: String, program: String, source: String) throws(RecordingError) {
        self.init(path: path, try Writer(path: path, program: program, source: source))
    }

    private init(path: String, _ writer: Writer) {
        self.path = path
        self.writer = Mutex(writer)
    }

    package var status: RecorderStatus { waiting.withLock(\.status) }

    func inOrder<Result: Sendable>(_ commit: () -> Result) -> Result { order.withLock { _ in commit() } }

    /// Takes a scrape; it is in the file soon.
    func record(_ scrape: RecordedScrape) {
        let count = scrape.samples.count
        let isAccepted = waiting.withLock { waiting in
            guard !waiting.isFinished else { return false }
            guard waiting.samples == 0 || waiting.samples + count <= Self.limit else {
                waiting.status.lostScrapes += 1
                return false
            }
            waiting.samples += count
            return true
        }
        guard isAccepted else { return }
        queue.async { self.write(scrape) }
    }

    private func write(_ scrape: RecordedScrape) {
        let result = writer.withLock { writer -> Result<Int, RecordingError> in
            let text = writer.encoder.text(of: scrape)
            do throws(RecordingError) {
                try writer.file.append(text)
                return .success(writer.file.size)
            } catch {
                writer.encoder.startOver()
                return .failure(error)
            }
        }
        let (status, isNew) = waiting.withLock { waiting in
            waiting.samples -= scrape.samples.count
            let before = waiting.status.problem
            switch result {
            case .success(let size):
                waiting.status.samples += scrape.samples.count
                waiting.status.bytes = size
                waiting.status.problem = nil
            case .failure(let error):
                waiting.status.lostScrapes += 1
                waiting.status.problem = error.description
            }
            return (waiting.status, waiting.status.problem != before)
        }
        if isNew { changes.send(status) }
    }

    /// Writes what still waits, and the end; takes no more. Returns how it went.
    ///
    /// - Parameter patience: how long a disk that hangs is waited for.
    package func finish(patience: Duration = .seconds(3)) -> RecorderStatus {
        let isFirst = waiting.withLock { waiting in
            defer { waiting.isFinished = true }
            return !waiting.isFinished
        }
        guard isFirst else { return status }
        let work = DispatchWorkItem { [self] in
            let error = writer.withLock { writer -> RecordingError? in
                do throws(RecordingError) {
                    try writer.file.append(RecordingEncoder.end)
                    try writer.file.close()
                    return nil
                } catch {
                    return error
                }
            }
            if let error { waiting.withLock { $0.status.problem = error.description } }
        }
        queue.async(execute: work)
        if work.wait(timeout: .now() + .milliseconds(Int(patience.milliseconds))) == .timedOut {
            waiting.withLock { $0.status.problem = "\(path) does not answer: its end is missing" }
        }
        changes.finish()
        return status
    }
}
