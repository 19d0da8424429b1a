/// Makes events of what ncurses reads. Sequences that it does not know, which it passes on as single characters, are read
/// here: as the same keys where another kind of terminal sends them, as the mouse, as pasted text; whatever else they
/// are, they are no keys, or a terminal's Ctrl-Right would hide series 1 and 5.
struct InputReader {
    enum Input: Equatable {
        case character(UInt32)
        /// nil for one that is of no use here.
        case key(KeyPress?)
        case mouse(MouseAction?)
    }

    private var events: [Event] = []
    /// What has come of a sequence after its Esc; nil outside of one.
    private var sequence: [UInt8]?
    /// The text that is being pasted.
    private var pasted: Paste?

    private struct Paste {
        var text = ""
        var last: ContinuousClock.Instant?
    }

    /// No sequence that means something is longer.
    private static let longestSequence = 64
    /// Characters; no field takes more.
    private static let longestPaste = 1000
    /// A paste of which nothing has come for so long has lost its end.
    private static let longestPause = Duration.seconds(1)

    mutating func take(_ input: Input) {
        switch input {
        case .character(let code): take(code)
        case .key(let key):
            finishSequence()
            if let key, pasted == nil { events.append(.key(key)) }
        case .mouse(let action):
            finishSequence()
            if let action { events.append(.mouse(action)) }
        }
    }

    /// All that has come so far; a paste may go on.
    mutating func end(at now: ContinuousClock.Instant) -> [Event] {
        finishSequence()
        if let last = pasted?.last, last.duration(to: now) > Self.longestPause { finishPaste() }
        pasted?.last = now
        defer { events = [] }
        return events
    }

    private mutating func take(_ code: UInt32) {
        if code == 0x1B {
            finishSequence()
            sequence = []
        } else if let begun = sequence {
            take(code, after: begun)
        } else {
            plain(code)
        }
    }

    private mutating func take(_ code: UInt32, after begun: [UInt8]) {
        // The mouse of older terminals: the button, column and row are a character each.
        if begun.starts(with: [UInt8(ascii: "["), UInt8(ascii: "M")]), let byte = UInt8(exactly: code), byte >= 0x20 {
            sequence = begun + [byte]
            guard begun.count == 4 else { return }
            sequence = nil
            perform(EscapeSequence(begun + [byte]))
            return
        }
        guard let byte = UInt8(exactly: code), (0x20...0x7E).contains(byte), begun.count < Self.longestSequence else {
            finishSequence()
            plain(code)
            return
        }
        sequence = begun + [byte]
        guard let kind = begun.first else {
            // Esc and a key, one soon after the other.
            if byte != UInt8(ascii: "["), byte != UInt8(ascii: "O") { finishSequence() }
            return
        }
        let isLinuxFunctionKey = begun == [UInt8(ascii: "[")] && byte == UInt8(ascii: "[")
        if begun == [UInt8(ascii: "[")], byte == UInt8(ascii: "M") { return }
        if kind == UInt8(ascii: "O") || (0x40...0x7E).contains(byte) && !isLinuxFunctionKey {
            sequence = nil
            perform(EscapeSequence(begun + [byte]))
        }
    }

    private mutating func plain(_ code: UInt32) {
        if pasted != nil {
            let scalar = Unicode.Scalar(code).flatMap { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
            if let scalar, pasted?.text.unicodeScalars.count ?? 0 < Self.longestPaste {
                pasted?.text.unicodeScalars.append(scalar)
            }
        } else if let key = KeyCode.key(forCharacter: code) {
            events.append(.key(key))
        }
    }

    private mutating func perform(_ meaning: EscapeSequence) {
        switch meaning {
        case .pasteBegins: pasted = Paste()
        case .pasteEnds: finishPaste()
        case .key(let key): if pasted == nil { events.append(.key(key)) }
        case .mouse(let action): events.append(.mouse(action))
        case .widens: events.append(.widensLines)
        case .nothing: break
        }
    }

    /// What has begun as a sequence, and is none: an Esc, and the keys after it.
    private mutating func finishSequence() {
        guard let begun = sequence else { return }
        sequence = nil
        // Cut short, it is not keys either.
        if pasted != nil || begun.count > 1 { return }
        plain(0x1B)
        for byte in begun { plain(UInt32(byte)) }
    }

    private mutating func finishPaste() {
        guard let paste = pasted else { return }
        pasted = nil
        if !paste.text.isEmpty { events.append(.paste(paste.text)) }
    }
}
