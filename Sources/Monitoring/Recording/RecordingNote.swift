import Prometheus

/// What a recording says beside its samples: how it was made, which targets it has, why scrapes failed. Each note is the
/// HELP text of a family of its own without samples, since OpenMetrics knows no comments and Prometheus passes over such
/// families.
enum RecordingNote: Sendable {
    /// The first line: the program, and what it watched.
    case header(program: String, source: String)
    /// A target with its number, when it is first scraped or when discovery says something new about it.
    case target(Int, RecordedTarget, time: Int64)
    /// A scrape of a target that failed, unless the one before failed for the same reason.
    case failure(Int, target: Int, error: String, time: Int64)

    private static let header = "promwave_recording"
    private static let target = "promwave_target_"
    private static let failure = "promwave_failure_"

    /// The family that carries it.
    var name: String {
        switch self {
        case .header: Self.header
        case .target(let number, _, _): Self.target + "\(number)"
        case .failure(let number, _, _, _): Self.failure + "\(number)"
        }
    }

    var text: String {
        let members: [JSONValue.Member] =
            switch self {
            case .header(let program, let source):
                [("program", .string(program)), ("source", .string(source))]
            case .target(_, let target, let time):
                [("time", .number("\(time)"))] + target.members
            case .failure(_, let target, let error, let time):
                [
                    ("time", .number("\(time)")), ("target", .number("\(target)")),
                    ("error", .string(error)),
                ]
            }
        return JSONValue.object(members).description
    }

    /// nil for the HELP line of a metric.
    init?(name: String, text: String) {
        guard name.hasPrefix("promwave_"), let json = try? JSONValue.read(Array(text.utf8)) else { return nil }
        if name == Self.header, let program = json["program"]?.text, let source = json["source"]?.text {
            self = .header(program: program, source: source)
        } else if name.hasPrefix(Self.target), let number = Int(name.dropFirst(Self.target.count)),
            let target = RecordedTarget(json), let time = json["time"]?.milliseconds
        {
            self = .target(number, target, time: time)
        } else if name.hasPrefix(Self.failure), let number = Int(name.dropFirst(Self.failure.count)),
            let target = json["target"]?.milliseconds, let error = json["error"]?.text,
            let time = json["time"]?.milliseconds
        {
            self = .failure(number, target: Int(clamping: target), error: error, time: time)
        } else {
            return nil
        }
    }
}

extension JSONValue {
    var milliseconds: Int64? {
        guard case .number(let digits) = self else { return nil }
        return Int64(digits)
    }
}
