import Glibc

/// What `TERM` says.
enum TerminalName {
    /// nil where it is not set, or to nothing.
    static var environment: String? {
        getenv("TERM").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether there is no placing of the cursor, as in an editor's shell: lines of text are all that can be shown.
    static var isDumb: Bool { environment == "dumb" }

    private static let families = [
        "xterm", "alacritty", "kitty", "foot", "ghostty", "wezterm", "konsole", "vte", "gnome", "iterm", "rio",
        "contour",
    ]

    /// Names to try, in order. Many machines that one logs on to do not know the newer terminals, which all understand
    /// what xterm does.
    static func candidates(for name: String?) -> [String] {
        guard let name else { return [] }
        let small = name.lowercased()
        if small.hasPrefix("tmux") || small.hasPrefix("screen") { return [name, "screen-256color", "screen"] }
        guard families.contains(where: small.hasPrefix) else { return [name] }
        return small.hasSuffix("-16color") || small.hasSuffix("-88color")
            ? [name, "xterm"] : [name, "xterm-256color", "xterm"]
    }
}
