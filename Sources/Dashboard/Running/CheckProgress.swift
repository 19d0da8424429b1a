import Charting
import Glibc
import Monitoring

/// How a check comes along, on one line of standard error that is written over and over; not to be shown where that is no
/// terminal.
struct CheckProgress {
    let isShown = isatty(STDERR_FILENO) == 1

    private static let width = 78

    func show(_ passed: Duration, of length: Duration, _ snapshot: Snapshot, _ summary: String) {
        let up = snapshot.activeTargets.count { $0.health == .up }
        let targets = "\(Words.count(snapshot.activeTargets.count, "target")), \(up) up"
        let time = "\(passed.components.seconds) s of \(Words.setting(length))"
        write(["watching \(time)", targets, summary].filter { !$0.isEmpty }.joined(separator: "   "))
    }

    func clear() {
        if isShown { write("") }
    }

    /// In place of what was there, and back to the start of the line.
    private func write(_ text: String) {
        let line = String(SafeText.plain(text).prefix(Self.width))
        let rest = String(repeating: " ", count: Self.width - line.count)
        Console.write("\r\(line)\(rest)\r\(line)", to: STDERR_FILENO)
    }
}
