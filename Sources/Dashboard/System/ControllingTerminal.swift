import Glibc

/// The terminal that this program was started from.
struct ControllingTerminal {
    private let wasThere = Self.isThere

    /// Whether there was one, and is no more.
    var isGone: Bool { wasThere && !Self.isThere }

    private static var isThere: Bool {
        let descriptor = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }
}
