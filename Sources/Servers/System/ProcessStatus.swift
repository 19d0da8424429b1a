import Glibc

/// What the kernel says about this process in `/proc/self/stat` (proc(5)).
struct ProcessStatus: Equatable {
    /// User and system time, in seconds.
    let cpuSeconds: Double
    /// Since the machine started, in seconds.
    let startedAfterBoot: Double
    /// In bytes.
    let virtualMemory: Double
    let residentMemory: Double

    /// Nil where the text is not as expected.
    init?(stat: [UInt8], ticksPerSecond: Double, pageSize: Double) {
        // The name, in parentheses, may contain anything; what counts comes after it, from field 3 on.
        guard let end = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = stat[(end + 1)...].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            .map { Double(String(decoding: $0, as: UTF8.self)) }
        func field(_ number: Int) -> Double? { number - 3 < fields.count ? fields[number - 3] : nil }

        guard let user = field(14), let system = field(15), let start = field(22), let size = field(23),
            let pages = field(24)
        else { return nil }
        cpuSeconds = (user + system) / ticksPerSecond
        startedAfterBoot = start / ticksPerSecond
        virtualMemory = size
        residentMemory = pages * pageSize
    }

    static func current() -> ProcessStatus? {
        guard let contents = try? FileContents(path: "/proc/self/stat", limit: 65_536) else { return nil }
        return ProcessStatus(
            stat: contents.bytes,
            ticksPerSecond: Double(sysconf(Int32(_SC_CLK_TCK))),
            pageSize: Double(sysconf(Int32(_SC_PAGESIZE)))
        )
    }
}
