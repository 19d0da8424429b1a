import Foundation
import Prometheus

@testable import Monitoring

/// Files that last as long as a test.
enum RecordingFixture {
    static func inDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "promwave-recording-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: directory) }
        return try await body(directory.appending(path: "recording.om").path)
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }

    /// What reading a file with this text gives.
    static func recording(_ text: String) async throws -> Recording {
        try await recording(Array(text.utf8))
    }

    static func recording(_ bytes: [UInt8]) async throws -> Recording {
        try await inDirectory { path in
            try Data(bytes).write(to: URL(filePath: path))
            return try Recording(path: path)
        }
    }

    /// The points of a series up to a time, by default all: "1@0.5 stale@5.5", in seconds.
    static func points(_ recording: Recording, _ labels: Labels, until time: Int64 = .max) -> String {
        let time = min(time, recording.end)
        let all = recording.snapshot(at: time, window: .milliseconds(time - recording.start))
        let series = all.metrics.flatMap(\.series).first { $0.labels == labels }
        return (series?.points ?? []).map { point in
            let value = point.isStale ? "stale" : NumberText.shortest(point.value)
            return value + "@" + NumberText.seconds(milliseconds: point.time)
        }.joined(separator: " ")
    }
}
