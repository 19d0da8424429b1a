import Charting
import Glibc
import Monitoring

/// Writes what is on the screen to files, as a picture and as text.
enum SnapshotFiles {
    /// Into the current directory, or where that cannot be written to, into the one for temporary files. Returns what to
    /// tell the user.
    static func write(_ frame: Frame, at time: Int64) -> String {
        let stamp = Timestamp.text(time).filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var problem = ""
        for directory in [".", temporary] {
            let path = "\(absolute(directory))/promwave-\(stamp)"
            do {
                try write(SVGWriter().text(frame), to: path + ".svg")
                try write(frame.text, to: path + ".txt")
                return "written: \(path).svg and .txt"
            } catch {
                problem = problem.isEmpty ? error.text : problem
            }
        }
        return "no snapshot: \(problem)"
    }

    private struct Failure: Error {
        var text: String
    }

    /// Never over a file that is there.
    private static func write(_ text: String, to path: String) throws(Failure) {
        guard let file = fopen(path, "wx") else {
            throw Failure(text: "\(path): \(FileContents.reason(errno))")
        }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else {
            throw Failure(text: "\(path): \(FileContents.reason(errno))")
        }
    }

    private static func absolute(_ directory: String) -> String {
        guard let path = realpath(directory, nil) else { return directory }
        defer { free(path) }
        return String(cString: path)
    }
}
