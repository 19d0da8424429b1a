/// How one discovery of one job fares.
package struct DiscoveryStatus: Sendable, Hashable {
    package var job: String
    /// The URL or the files, as configured; nil for fixed targets.
    package var source: String?
    /// How many targets the last good answer held; nil before the first.
    package var targets: Int?
    /// Milliseconds since 1970; nil before the first good answer.
    package var lastSuccess: Int64?
    /// Why the newest attempt failed, in words; nil where it did not. The last good answer stays in force.
    package var error: String?
    /// Whether it failed because the way to the discovery was still being opened.
    package var isOpening = false
    /// Whether it stands for a Prometheus server that is asked, and that finds its targets itself.
    package var isServer = false

    package init(
        job: String,
        source: String?,
        targets: Int? = nil,
        lastSuccess: Int64? = nil,
        error: String? = nil
    ) {
        self.job = job
        self.source = source
        self.targets = targets
        self.lastSuccess = lastSuccess
        self.error = error
    }
}
