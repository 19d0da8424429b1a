/// Of all that `kubectl` printed, the line that says why it goes wrong.
struct LastWords: Sendable, Hashable {
    private var stated: String?
    private var plain: String?
    private var logged: String?

    mutating func hear(_ text: String) {
        switch KubectlLine(text) {
        case .complaint(let text): if KubectlLine.isReason(text) { stated = text } else { plain = text }
        case .logged(let text): logged = text
        // What it has just logged about a connection is the cause, and this the consequence.
        case .broken(let text):
            let isConsequence = text.contains("lost connection to pod") && logged.map(KubectlLine.isCause) == true
            if !isConsequence { logged = text }
        case .listening, .other: break
        }
    }

    /// What it gives as its reason comes before what else it printed, and that before its log.
    var reason: String? { (stated ?? plain ?? logged).map(Self.bare) }

    /// The newest line of its log: why a connection that it took came to nothing.
    var connectionError: String? { logged.map(Self.bare) }

    /// Whether what it says of its connections is that the pod has gone.
    var isPodGone: Bool { logged.map(KubectlLine.isAboutGonePod) ?? false }

    private static func bare(_ text: String) -> String {
        text.hasPrefix("error: ") ? String(text.dropFirst("error: ".count)) : text
    }
}
