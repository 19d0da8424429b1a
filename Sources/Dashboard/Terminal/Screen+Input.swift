import CNcurses
import Glibc

extension Screen {
    /// False once the terminal is gone: then there is nothing to read where something was announced.
    var hasInput: Bool { promwave_readable_bytes(STDIN_FILENO) > 0 }

    /// All keys and what the mouse did, as far as they wait to be read.
    func readInput() -> [Event] {
        guard !isSuspended else { return [] }
        var events: [Event] = []
        while events.count < 256, let event = nextEvent() { events.append(event) }
        return events
    }

    /// What is of no use here is skipped.
    private func nextEvent() -> Event? {
        var code: UInt32 = 0
        while true {
            switch promwave_key(window, &code) {
            case OK:
                if let key = KeyCode.key(forCharacter: code) { return .key(key) }
            case KEY_CODE_YES where Int32(bitPattern: code) == KEY_MOUSE:
                if let action = nextMouseAction() { return .mouse(action) }
            case KEY_CODE_YES:
                if let key = KeyCode.key(forCode: Int32(bitPattern: code)) { return .key(key) }
            default:
                return nil
            }
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
