/// How much the store keeps.
package struct StorageLimits: Sendable, Hashable {
    /// Points older than this go.
    package var retention: Duration
    /// Bytes in memory. Above it the oldest points go first; when only the newest are left, new series are refused.
    package var bytes: Int

    package init(retention: Duration = .seconds(3600), bytes: Int = 1 << 30) {
        self.retention = retention
        self.bytes = bytes
    }
}
