import Prometheus

/// The process, under the names that every Prometheus client library gives it. What the system does not tell is left
/// out.
struct ProcessMetrics: Sendable {
    /// Seconds since 1970; computed once, as it must not waver.
    private let startTime: Double?

    init() {
        startTime = ProcessStatus.current().map { status in
            let time = WallClock.system.now() - WallClock.secondsSinceBoot + status.startedAfterBoot
            return (time * 100).rounded() / 100
        }
    }

    func families() -> [MetricFamily] {
        var families: [MetricFamily] = []
        if let status = ProcessStatus.current() {
            families += [
                .counter(
                    "process_cpu_seconds",
                    help: "CPU time used, user and system, in seconds.",
                    status.cpuSeconds
                ),
                .gauge("process_resident_memory_bytes", help: "Memory held in RAM, in bytes.", status.residentMemory),
                .gauge("process_virtual_memory_bytes", help: "Address space, in bytes.", status.virtualMemory),
            ]
        }
        if let startTime {
            families.append(
                .gauge(
                    "process_start_time_seconds",
                    help: "When the process started, in seconds since 1970.",
                    startTime
                )
            )
        }
        if let count = OpenFiles.count() {
            families.append(.gauge("process_open_fds", help: "File descriptors in use.", Double(count)))
        }
        families.append(
            .gauge("process_max_fds", help: "File descriptors that may be in use at once.", Double(OpenFiles.limit))
        )
        return families
    }
}
