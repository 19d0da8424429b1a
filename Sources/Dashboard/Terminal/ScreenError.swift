/// Why there is no full-screen dashboard.
enum ScreenError: Error, CustomStringConvertible {
    case noTerminal
    case unknownTerminal(String?)

    var description: String {
        switch self {
        case .noTerminal:
            "standard input and output are no terminal"
        case .unknownTerminal(nil):
            "TERM is not set, or empty: how to draw on this terminal is not known; set it, for example to xterm-256color"
        case .unknownTerminal(let name?):
            """
            TERM=\(name) is not known here, or cannot place the cursor; set it, for example to xterm-256color
            """
        }
    }
}
