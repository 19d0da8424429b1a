import CNcurses
import Charting
import Glibc

/// The terminal, through ncurses. The only place that knows it: takes frames, gives keys.
///
/// ncurses wants one caller at a time, which the main actor gives.
@MainActor
final class Screen {
    private let terminal: OpaquePointer
    let window: UnsafeMutablePointer<WINDOW>
    private var palette: Palette
    /// How many colours are shown at most.
    let depth: ColorDepth
    private var drawn: Frame?
    private var pairs = ColorPairs()
    private var isOpen = true
    private let showsCursor: Bool
    private var suspended: ContinuousClock.Instant?
    /// What is being made of the input.
    var reader = InputReader()

    /// Takes the terminal over. `close` gives it back; so does a crash.
    init(theme: Theme, color: ColorDepth?) throws(ScreenError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
        setlocale(LC_ALL, "")
        if promwave_locale_is_plain() != 0, !LocaleName.namesOtherCharacters(LocaleName.environment) {
            setlocale(LC_CTYPE, "C.UTF-8")
        }
        promwave_remember_terminal()
        var root: UnsafeMutablePointer<WINDOW>?
        let name = TerminalName.environment
        var opened: OpaquePointer?
        for candidate in TerminalName.candidates(for: name) where opened == nil {
            opened = promwave_open_terminal(candidate, &root)
        }
        guard let terminal = opened, let window = root else { throw .unknownTerminal(name) }
        guard Self.canPlaceCursor else {
            endwin()
            throw .unknownTerminal(name)
        }
        self.terminal = terminal
        self.window = window
        var depth = ColorDepth.none
        if has_colors() {
            start_color()
            use_default_colors()
            depth = Self.depth(colors: promwave_colors())
        }
        self.depth = color.map { Self.least($0, depth) } ?? depth
        palette = Palette(theme: theme, depth: self.depth)
        promwave_watch_mouse()
        promwave_restore_on_crash(Self.leaveSequence)
        // ncurses's handler would draw from whichever thread the signal hits.
        signal(SIGTSTP, SIG_DFL)
        raw()
        noecho()
        nonl()
        // What follows an Esc in one sequence comes with it. Who has a slower line says so.
        if getenv("ESCDELAY") == nil { set_escdelay(10) }
        // Else a key that comes while a frame is drawn would leave it half drawn.
        typeahead(-1)
        keypad(window, true)
        nodelay(window, true)
        // Of a cursor that cannot be hidden the place is the lower right corner, not wherever drawing has ended.
        showsCursor = curs_set(0) == ERR
        leaveok(window, !showsCursor)
        // The terminal is on its other, empty screen before it is asked anything.
        wnoutrefresh(window)
        doupdate()
        tell(Self.reports + (isUTF8 ? EscapeSequence.widthProbe : ""))
    }

    /// What a terminal with a mouse is asked for beside what ncurses knows of: columns beyond the 223rd, and text that is
    /// pasted to be marked as such.
    private static let reports = "\u{1B}[?1006h\u{1B}[?2004h"
    private static let noReports = "\u{1B}[?2004l\u{1B}[?1006l"

    private func tell(_ sequence: String) {
        if promwave_has_mouse() != 0 { promwave_tell(sequence) }
    }

    /// Other colours from the next frame on, which is drawn whole.
    func use(_ colors: Coloring) {
        let wanted = Palette(theme: colors.theme, depth: colors == .none ? .none : depth)
        guard wanted != palette else { return }
        palette = wanted
        drawn = nil
    }

    func ring() { beep() }

    /// Whether block and braille characters can be shown.
    var isUTF8: Bool { promwave_locale_is_utf8() != 0 }

    /// The terminal as it is now; ncurses is told of it.
    func currentSize() -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        promwave_terminal_size(STDOUT_FILENO, &rows, &columns)
        if rows > 0, columns > 0, rows != getmaxy(window) || columns != getmaxx(window) {
            resizeterm(rows, columns)
            drawn = nil
        }
        return Size(Int(getmaxx(window)), Int(getmaxy(window)))
    }

    /// Brings what has changed since the last frame to the terminal, at once.
    func show(_ frame: Frame) {
        resumeUnlessStopped()
        guard !isSuspended else { return }
        let changes = frame.changes(since: drawn)
        guard !changes.isEmpty else { return }
        for change in changes {
            for x in change.columns { put(frame[x, change.y], x: x, y: change.y) }
        }
        drawn = frame
        if showsCursor { wmove(window, getmaxy(window) - 1, getmaxx(window) - 1) }
        wnoutrefresh(window)
        doupdate()
    }

    /// The next frame is drawn whole, over whatever another program may have left there.
    func repaint() {
        drawn = nil
        clearok(window, true)
    }

    /// Gives the terminal back as it was found.
    func close() {
        guard isOpen else { return }
        isOpen = false
        tell(Self.noReports)
        endwin()
        promwave_restore_on_crash("")
        delscreen(terminal)
    }

    /// From any thread, for whoever wants to end: where a terminal takes nothing in, as behind a connection that hangs, a
    /// frame that is being written to it would wait for ever.
    nonisolated static func dropBlockedOutput() async {
        // A terminal that is only slow gets all of it.
        try? await Task.sleep(for: .milliseconds(500))
        while !Task.isCancelled, promwave_has_terminal() != 0 {
            promwave_drop_output()
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Stops the process group as the terminal's own Ctrl-Z would. Nothing is drawn or read until `resume`: while ncurses
    /// writes it lets this signal pass unheard.
    func suspend() {
        tell(Self.noReports)
        endwin()
        suspended = .now
        kill(0, SIGTSTP)
    }

    /// To be called when the process goes on after a stop.
    func resume() {
        suspended = nil
        tell(Self.reports)
        repaint()
    }

    /// Where nobody could let the process go on, as without a shell, the system does not stop it: it goes on by itself.
    func resumeUnlessStopped() {
        if let suspended, suspended.duration(to: .now) > .milliseconds(500) { resume() }
    }

    var isSuspended: Bool { suspended != nil }

    private func put(_ cell: Cell, x: Int, y: Int) {
        guard !cell.glyph.isContinuation else { return }
        let paint = palette.paint(for: cell.style)
        var attributes: attr_t = 0
        if paint.emphasis.contains(.bold) { attributes |= promwave_bold }
        if paint.emphasis.contains(.dim) { attributes |= promwave_dim }
        if paint.emphasis.contains(.underline) { attributes |= promwave_underline }
        if paint.emphasis.contains(.reverse) { attributes |= promwave_reverse }
        let scalars = cell.glyph.scalars.map(\.value) + [0]
        _ = promwave_put(window, Int32(y), Int32(x), scalars, attributes, pairs.pair(for: paint))
    }

    /// Not on a dumb terminal.
    private static var canPlaceCursor: Bool {
        tigetstr("cup").map { Int(bitPattern: $0) != -1 } ?? false
    }

    private static func depth(colors: Int32) -> ColorDepth {
        colors >= 256 ? .ansi256 : colors >= 16 ? .ansi16 : colors >= 8 ? .ansi8 : .none
    }

    private static func least(_ one: ColorDepth, _ other: ColorDepth) -> ColorDepth {
        let order = ColorDepth.allCases
        return (order.firstIndex(of: one) ?? 0) <= (order.firstIndex(of: other) ?? 0) ? one : other
    }

    /// What this terminal wants to be told at the end: plain attributes, a visible cursor, the normal screen.
    private static var leaveSequence: String {
        // The mouse is let go in both ways that xterm and its kin know; others pass over it.
        ["sgr0", "cnorm", "rmkx", "rmcup"].compactMap { name in
            guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
            return String(cString: text)
        }.joined() + (promwave_has_mouse() != 0 ? noReports + "\u{1B}[?1000l" : "")
    }
}
