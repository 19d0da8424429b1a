/// Why there is no full-screen dashboard.
enum ScreenError: Error, CustomStringConvertible {
    case noTerminal
    case unknownTerminal(String?)

    var description: String {
        switch self {
        case .noTerminal:
            "standard input and output are no terminal"
        case .unknownTerminal(nil):
            "TERM is not set, so it is not known how to draw on this terminal; set it, for example to xterm-256color"
        case .unknownTerminal(let name?):
            "TERM=\(name) is not known here, or cannot place the cursor; set it, for example to xterm-256color"
        }
    }
}
