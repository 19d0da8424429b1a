import Glibc

/// The file descriptors of this process.
enum OpenFiles {
    /// How many may be open at once.
    static var limit: Int {
        let limit = limits.rlim_cur
        return limit > rlim_t(Int32.max) ? Int(Int32.max) : Int(limit)
    }

    /// Raises the limit to what the system lets us have without asking anybody.
    static func raiseLimit() {
        var raised = limits
        raised.rlim_cur = raised.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised)
    }

    /// How many are open; nil where the system does not tell.
    static func count() -> Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // Without `.`, `..` and the folder itself.
        return count - 3
    }

    private static var limits: rlimit {
        var limits = rlimit()
        _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits)
        return limits
    }
}
