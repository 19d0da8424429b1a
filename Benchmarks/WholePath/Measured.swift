import Foundation

/// A program that runs while it is measured.
final class Measured {
    struct Usage {
        /// Seconds, user and system.
        var processor: Double
        /// Bytes, the most at any time.
        var memory: Int
    }

    let name: String
    private let process = Process()

    init(_ name: String, _ program: String, _ arguments: [String], log: URL) throws {
        self.name = name
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let output = try FileHandle(forWritingTo: log)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
    }

    /// So far; nil once it has ended. See proc(5).
    var usage: Usage? {
        let folder = "/proc/\(process.processIdentifier)"
        guard process.isRunning, let stat = try? String(contentsOfFile: folder + "/stat", encoding: .utf8),
            let status = try? String(contentsOfFile: folder + "/status", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[end...].split(separator: " ")
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]),
            let memory = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return Usage(processor: (user + system) / Double(sysconf(Int32(_SC_CLK_TCK))), memory: memory * 1024)
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    static func text(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }

    /// What `tools/prometheus.sh` prints.
    static func prometheus() -> String? {
        let script = Process()
        let pipe = Pipe()
        script.executableURL = URL(filePath: "tools/prometheus.sh")
        script.standardOutput = pipe
        guard (try? script.run()) != nil else { return nil }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        script.waitUntilExit()
        return script.terminationStatus == 0 ? text.trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }
}
