import Glibc

/// The time zone that `TZ` or the system names.
enum LocalZone {
    /// Seconds east of UTC at a time in milliseconds since 1970.
    @Sendable static func offset(at milliseconds: Int64) -> Int {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
}
