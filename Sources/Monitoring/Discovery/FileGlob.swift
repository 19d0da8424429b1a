#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Files by a pattern, and what tells one version of a file from the next.
enum FileGlob {
    struct Fingerprint: Hashable {
        var path: String
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    /// The paths that match a pattern (`*`, `?`, `[…]`), in order; a path without a pattern is itself, existing or not. As in
    /// Go, a dot at the start of a name is nothing special.
    static func paths(_ pattern: String) -> [String] {
        guard pattern.contains(where: { "*?[".contains($0) }) else { return [pattern] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, GLOB_PERIOD, nil, &found) == 0, let first = found.gl_pathv else { return [] }
        let places = dotFolders(pattern)
        return (0..<Int(found.gl_pathc)).compactMap { first[$0].map { String(cString: $0) } }
            // A folder itself and the one above it have names that begin with a dot, too.
            .filter { dotFolders($0) == places }
    }

    /// How many times `.` and `..` stand in a path.
    private static func dotFolders(_ path: String) -> Int {
        path.split(separator: "/").count { $0 == "." || $0 == ".." }
    }

    /// Nil for a file that is not there.
    static func fingerprint(_ path: String) -> Fingerprint? {
        var information = stat()
        guard stat(path, &information) == 0 else { return nil }
        return Fingerprint(
            path: path,
            inode: UInt64(information.st_ino),
            size: Int64(information.st_size),
            seconds: Int(information.st_mtim.tv_sec),
            nanoseconds: Int(information.st_mtim.tv_nsec)
        )
    }
}
