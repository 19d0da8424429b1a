/// A line that `kubectl port-forward` or `kubectl proxy` printed.
enum KubectlLine: Sendable, Hashable {
    /// It listens on this port of 127.0.0.1.
    case listening(Int)
    /// It says why it goes wrong, in its last words if it ends.
    case complaint(String)
    /// Something went wrong on the way that may have been noise, in a line of its log.
    case logged(String)
    /// It can do nothing more, though it may live on.
    case broken(String)
    case other

    init(_ line: String) {
        let line = line.legible(2000)
        if line.hasPrefix("Forwarding from ") || line.hasPrefix("Starting to serve on ") {
            self = Self.port(line).map { .listening($0) } ?? .other
        } else if line.allSatisfy(\.isWhitespace) || line.hasPrefix("Handling connection for ") {
            self = .other
        } else if let message = Self.logMessage(line) {
            let isBroken =
                message.contains("lost connection to pod")
                || message.contains("error creating") && message.contains("stream")
            self = isBroken ? .broken(message) : .logged(message)
        } else {
            let line = line.legible(400)
            self = line.contains("lost connection to pod") ? .broken(line) : .complaint(line)
        }
    }

    /// Whether the line is kubectl's reason for ending, and no advice or output of a plugin around it.
    static func isReason(_ line: String) -> Bool {
        ["error:", "Error ", "Unable to connect", "The connection to the server"].contains { line.hasPrefix($0) }
    }

    /// Whether a message of its log says why a connection through it came to nothing. Since 1.23 kubectl ends after that,
    /// with "lost connection to pod" as its last words.
    static func isCause(_ message: String) -> Bool { message.hasPrefix(forwardingError) }

    /// Whether a message of its log says that the pod has gone, and not that what runs in it refuses the connection.
    static func isAboutGonePod(_ message: String) -> Bool {
        // What container runtimes say of a pod that has ended, beside what kubectl itself says.
        ["lost connection to pod", "is not running", "No such container", "failed to find sandbox", "is closed"]
            .contains { message.contains($0) }
    }

    private static let forwardingError = "error forwarding port "

    /// Of `Forwarding from 127.0.0.1:40123 -> 80` and `Starting to serve on 127.0.0.1:40123`; the line about `[::1]` is
    /// the same forward once more.
    private static func port(_ line: String) -> Int? {
        guard let place = line.firstRange(of: "127.0.0.1:") else { return nil }
        guard let port = UInt16(line[place.upperBound...].prefix { $0.isASCII && $0.isNumber }), port > 0 else {
            return nil
        }
        return Int(port)
    }

    /// Of klog's `E0125 16:35:32.441184   17073 portforward.go:400] message`; of warnings and the like, nothing.
    private static func logMessage(_ line: String) -> String? {
        let head = line.utf8.prefix(5)
        guard let kind = head.first, "EWIF".utf8.contains(kind), head.count == 5,
            head.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let end = line.firstRange(of: "] ")
        else { return nil }
        return brief(unwrapped(line[end.upperBound...])).legible(400)
    }

    /// Of `"Unhandled Error" err="message"`, in which 1.31 and later wrap it, the message.
    private static func unwrapped(_ message: Substring) -> String {
        let opening = "\"Unhandled Error\" err=\""
        guard message.hasPrefix(opening), message.hasSuffix("\"") else { return String(message) }
        return String(message.dropFirst(opening.count).dropLast()).replacing("\\\"", with: "\"")
    }

    /// Of `an error occurred forwarding 40123 -> 80: error forwarding port 80 to pod ID, uid UID: cause`, whose identifiers
    /// are longer than what they are about, `error forwarding port 80: cause`.
    private static func brief(_ message: String) -> String {
        guard let start = message.firstRange(of: forwardingError), let pod = message.firstRange(of: " to pod "),
            start.upperBound <= pod.lowerBound, let uid = message[pod.upperBound...].firstRange(of: ", uid "),
            let end = message[uid.upperBound...].firstRange(of: ": ")
        else { return message }
        return "\(message[start.lowerBound..<pod.lowerBound]): \(message[end.upperBound...])"
    }
}
