import Foundation

/// What `/proc` says about processes that a test has started.
enum ProcessTable {
    /// The processes of a process group that still run.
    static func group(_ group: pid_t) -> [pid_t] {
        running.filter { $0.group == group }.map(\.pid)
    }

    /// The process with this name that this one or one of its children has started.
    static func descendant(of parent: pid_t, named name: String) -> pid_t? {
        let all = running
        var family: Set = [parent]
        while true {
            let more = all.filter { family.contains($0.parent) && !family.contains($0.pid) }
            if let found = more.first(where: { $0.name == name }) { return found.pid }
            guard !more.isEmpty else { return nil }
            family.formUnion(more.map(\.pid))
        }
    }

    static func isRunning(_ pid: pid_t) -> Bool { entry(of: pid) != nil }

    /// User and system time so far, in seconds.
    static func processorTime(of pid: pid_t) -> Double { entry(of: pid)?.processorTime ?? 0 }

    /// The most memory that it ever held, in bytes.
    static func peakMemory(of pid: pid_t) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }

    private struct Entry {
        var pid: pid_t
        var name: String
        var parent: pid_t
        var group: pid_t
        var processorTime: Double
    }

    /// Without those that have ended and are not yet waited for.
    private static var running: [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.compactMap(entry)
    }

    /// See proc(5): the name stands in parentheses, and may have some itself.
    private static func entry(of pid: pid_t) -> Entry? {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let open = stat.firstIndex(of: "("), let close = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: close)...].split(separator: " ")
        guard fields.count > 12, fields[0] != "Z", fields[0] != "X",
            let parent = pid_t(fields[1]), let group = pid_t(fields[2]),
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return nil }
        return Entry(
            pid: pid,
            name: String(stat[stat.index(after: open)..<close]),
            parent: parent,
            group: group,
            processorTime: (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        )
    }
}
