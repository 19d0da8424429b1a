import Monitoring

/// Recordings of the command line.
enum RecordingOption {
    /// Reads one, and says on standard error what is odd about it.
    static func recording(_ path: String) throws(ConfigurationError) -> Recording {
        do {
            let recording = try Recording(path: path)
            for remark in recording.remarks { Console.complain("warning: \(remark)") }
            return recording
        } catch {
            throw ConfigurationError("\(error)")
        }
    }

    /// A time in a recording, in milliseconds since 1970: how long after its start (`90s`), or before its end (`-90s`), or
    /// the time itself (`2026-11-22T12:04:35Z`, or seconds since 1970).
    static func time(_ text: String, in recording: Recording) throws(ConfigurationError) -> Int64 {
        func wrong(_ why: String) -> ConfigurationError {
            ConfigurationError(
                option: "--at", value: text,
                expected: "\(why); expected a time such as 90s (after the start), -90s (before the end) or "
                    + Timestamp.text(recording.start))
        }
        let time: Int64
        if text == "start" {
            time = recording.start
        } else if text == "end" {
            time = recording.end
        } else if let exact = RFC3339.milliseconds(text) {
            time = exact
        } else if let seconds = Double(text), seconds > 1e8, seconds < 1e12 {
            time = Int64((seconds * 1000).rounded())
        } else if let span = try? PrometheusDuration(text.hasPrefix("-") ? String(text.dropFirst()) : text).duration {
            time = text.hasPrefix("-") ? recording.end - span.milliseconds : recording.start + span.milliseconds
        } else {
            throw wrong("not a time")
        }
        guard (recording.start...recording.end).contains(time) else {
            throw wrong(
                "the recording goes from \(Timestamp.text(recording.start)) to \(Timestamp.text(recording.end))")
        }
        return time
    }
}
