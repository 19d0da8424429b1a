/// How full the store is.
package struct StorageStatus: Sendable, Hashable {
    package var series: Int
    /// Bytes in memory: labels, points and indexes, as the store counts them.
    package var bytes: Int
    package var limits: StorageLimits
    /// Where points younger than the retention had to go for lack of memory: the time (milliseconds since 1970) before
    /// which closed chunks are gone; nil where nothing had to.
    package var shortenedTo: Int64?
    /// New series that found no room.
    package var refusedSeries: Int

    package init(
        series: Int = 0,
        bytes: Int = 0,
        limits: StorageLimits = StorageLimits(),
        shortenedTo: Int64? = nil,
        refusedSeries: Int = 0
    ) {
        self.series = series
        self.bytes = bytes
        self.limits = limits
        self.shortenedTo = shortenedTo
        self.refusedSeries = refusedSeries
    }
}
