/// Paths as Go's `filepath.Join` makes them, since they are seen: `__meta_filepath` is one.
package enum FilePath {
    /// A path in a configuration file, which is relative to the file's directory. An empty one stays empty.
    package static func join(_ directory: String, _ path: String) -> String {
        path.isEmpty || path.hasPrefix("/") ? path : clean(directory.isEmpty ? path : directory + "/" + path)
    }

    /// The directory of a file, as Go's `filepath.Dir` has it.
    package static func directory(of file: String) -> String {
        clean(file.lastIndex(of: "/").map { String(file[...$0]) } ?? ".")
    }

    /// Without `.`, without `..` where something stands before it, without double slashes.
    private static func clean(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
    }
}
