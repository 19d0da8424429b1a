/// How a supervised `kubectl` fares that opens a local port: a pure value, apart from the process.
struct TunnelState: Sendable {
    enum Phase: Sendable, Hashable {
        case starting
        case open(port: Int)
        /// It ended, and is started again soon.
        case waiting(KubectlError)
        case ended
    }

    private(set) var phase = Phase.starting
    private(set) var words = LastWords()
    /// What runs before this one said last, as long as none has come so far as to open a port: a prompt to log in, say.
    private(set) var earlierReason: String?
    /// Ends in a row without an answer through it.
    private(set) var failures = 0
    /// Whether something was answered through this run of the process.
    private(set) var hasAnswered = false
    /// Whether a request went through this run of the process, answered or not.
    private var isUsed = false
    /// Whether the last run ended for its pod's sake, before anybody used it or with words that say so: that says nothing
    /// of the next run, which leads to another pod.
    private var hasLostPod = false
    /// Requests in a row for which time ran out on it.
    private var timeouts = 0
    let command: String
    let limits: KubectlLimits

    init(command: String, limits: KubectlLimits) {
        self.command = command
        self.limits = limits
    }

    mutating func start() {
        phase = .starting
        earlierReason = words.reason ?? earlierReason
        words = LastWords()
        hasAnswered = false
        isUsed = false
        timeouts = 0
    }

    /// A request goes through it.
    mutating func use() { isUsed = true }

    /// Takes a line that the process printed. True where the process is of no more use.
    mutating func hear(_ text: String) -> Bool {
        let line = KubectlLine(text)
        words.hear(text)
        switch line {
        case .listening(let port):
            if phase == .starting { (phase, earlierReason) = (.open(port: port), nil) }
            return false
        case .broken: return true
        case .complaint, .logged, .other: return false
        }
    }

    mutating func answered() {
        hasAnswered = true
        timeouts = 0
        failures = 0
    }

    /// A request got no answer in its time. True where it is the second in a row: a forward whose pod has gone may take
    /// connections and keep silent for ever.
    mutating func timedOut() -> Bool {
        timeouts += 1
        return timeouts > 1
    }

    /// The process has ended or was ended. What says so once more, as its words do before its end, changes nothing.
    mutating func end(_ error: KubectlError) {
        switch phase {
        case .starting: hasLostPod = false
        case .open: hasLostPod = !isUsed || words.isPodGone
        case .waiting, .ended: return
        }
        // Where it worked, the first new start is no repetition.
        failures = hasAnswered ? 0 : failures + 1
        phase = .waiting(error)
    }

    mutating func finish() { phase = .ended }

    /// Before the next start.
    var delay: Duration {
        guard failures > 0 else { return limits.firstDelay / 5 }
        var delay = limits.firstDelay
        for _ in 1..<min(failures, 20) where delay < limits.longestDelay { delay = delay * 2 }
        return min(delay, limits.longestDelay)
    }

    /// Whether a request waits for the next start and does not fail at once.
    var isRecovering: Bool { failures == 0 || failures <= limits.lostPods && hasLostPod }
}
