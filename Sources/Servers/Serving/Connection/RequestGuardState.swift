import NIOHTTP1

/// Where a connection stands: which requests have come, which of their answers have left, and what comes next.
struct RequestGuardState {
    /// A request whose answer has not been written to its end.
    private struct Request {
        let version: HTTPVersion
        var isLast: Bool
    }

    enum HeadAction: Equatable {
        case answer
        /// And end the connection.
        case answerAsLast
        case refuse(Refusal)
        /// It came after the last one.
        case ignore
    }

    enum FlushAction: Equatable {
        case goOn
        /// Everything has left, and nothing will follow.
        case close
        /// Everything has left, and the server is about to end.
        case quiesce
    }

    enum QuiesceAction: Equatable {
        /// An answer is under way, and the end comes behind it.
        case goOn
        /// The connection has just come: its request is on its way.
        case wait
        case quiesce
    }

    private var unanswered: [Request] = []
    /// Answers that are written and have not left yet.
    private var unflushed = 0
    private var isQuiescing = false
    /// What is answered after those that came before.
    private var refusal: Refusal?
    private var hasReadPart = false
    private var hasReadHead = false
    /// Between a head and its end.
    private(set) var isReadingRequest = false
    /// Whether nothing is answered any more but what has come.
    private(set) var isOver = false

    /// Asked each time that bytes were read: whether some of a head are there, and not yet all.
    mutating func isWithinHead() -> Bool {
        defer { hasReadPart = false }
        return !hasReadPart && !isReadingRequest && !isOver
    }

    mutating func read(_ head: HTTPRequestHead) -> HeadAction {
        hasReadPart = true
        guard !isOver else { return .ignore }
        guard head.version == .http1_0 || head.headers["host"].count == 1 else { return .refuse(.host) }
        (isReadingRequest, hasReadHead) = (true, true)
        isOver = Self.isLast(head)
        unanswered.append(Request(version: head.version, isLast: isOver))
        return isOver ? .answerAsLast : .answer
    }

    /// - Returns: whether it belongs to a request that is answered.
    mutating func readEnd() -> Bool {
        hasReadPart = true
        defer { isReadingRequest = false }
        return isReadingRequest
    }

    /// One that asks for it; one with a body, which nobody here reads and of which a client may wait to be asked for; and
    /// one that wants another protocol, after which the parser reads no further.
    private static func isLast(_ head: HTTPRequestHead) -> Bool {
        let hasBody =
            head.headers.contains(name: "transfer-encoding")
            || head.headers.first(name: "content-length").map { $0 != "0" } == true
        return !head.isKeepAlive || hasBody || head.headers.contains(name: "upgrade") || head.method == .CONNECT
    }

    /// - Returns: whether it is to be answered now; else it is, after the answers that are under way, or not at all.
    mutating func refuse(_ refusal: Refusal) -> Bool {
        guard !isOver else { return false }
        isOver = true
        guard unanswered.isEmpty else {
            self.refusal = refusal
            return false
        }
        unflushed += 1
        return true
    }

    /// What the header field Connection of the answer says; nil where it need not be there.
    mutating func connectionField(isEnding: Bool) -> String? {
        guard !unanswered.isEmpty else { return nil }
        // What has come already is answered still.
        if isEnding || isQuiescing, unanswered.count == 1, refusal == nil {
            unanswered[0].isLast = true
            isOver = true
        }
        if unanswered[0].isLast { return "close" }
        return unanswered[0].version == .http1_0 ? "keep-alive" : nil
    }

    /// - Returns: what is to be written behind it.
    mutating func writeEnd() -> Refusal? {
        unflushed += 1
        if !unanswered.isEmpty { unanswered.removeFirst() }
        guard unanswered.isEmpty, let refusal else { return nil }
        self.refusal = nil
        unflushed += 1
        return refusal
    }

    mutating func flushed() -> FlushAction {
        unflushed -= 1
        guard unflushed == 0, unanswered.isEmpty else { return .goOn }
        if isQuiescing { return .quiesce }
        return isOver ? .close : .goOn
    }

    /// - Returns: what is to be done with the connection at once.
    mutating func quiesce() -> QuiesceAction {
        isQuiescing = true
        guard isIdle else { return .goOn }
        return hasReadHead ? .quiesce : .wait
    }

    /// Whether nothing is under way.
    var isIdle: Bool { unanswered.isEmpty && unflushed == 0 }
}
