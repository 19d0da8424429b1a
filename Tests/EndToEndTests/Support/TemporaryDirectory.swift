import Foundation

/// A new directory for as long as `body` runs. Its path is short, since sockets lie in it.
func withTemporaryDirectory<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let name = "promwave-test-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let directory = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    // After the processes that write there.
    let watchdog = try Watchdog("sleep 1; rm -rf '\(directory.path)'")
    defer {
        try? FileManager.default.removeItem(at: directory)
        watchdog.dismiss()
    }
    return try await body(directory)
}
