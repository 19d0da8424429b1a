import CNcurses
import Glibc

extension Screen {
    /// False once the terminal is gone: then there is nothing to read where something was announced.
    var hasInput: Bool { promwave_readable_bytes(STDIN_FILENO) > 0 }

    /// All keys and what the mouse did, as far as they wait to be read.
    func readInput() -> [Event] {
        resumeUnlessStopped()
        guard !isSuspended else { return [] }
        while let input = nextInput() { reader.take(input) }
        return reader.end(at: .now)
    }

    private func nextInput() -> InputReader.Input? {
        var code: UInt32 = 0
        switch promwave_key(window, &code) {
        case OK: return .character(code)
        case KEY_CODE_YES where Int32(bitPattern: code) == KEY_MOUSE: return .mouse(nextMouseAction())
        case KEY_CODE_YES: return .key(KeyCode.key(forCode: Int32(bitPattern: code)))
        default: return nil
        }
    }

    private func nextMouseAction() -> MouseAction? {
        var x: Int32 = 0
        var y: Int32 = 0
        switch promwave_mouse(&x, &y) {
        case 1: return MouseAction(.press, x: Int(x), y: Int(y))
        case 4: return MouseAction(.wheelUp, x: Int(x), y: Int(y))
        case 5: return MouseAction(.wheelDown, x: Int(x), y: Int(y))
        default: return nil
        }
    }
}
