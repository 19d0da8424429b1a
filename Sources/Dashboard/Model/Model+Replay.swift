extension Model {
    /// The keys that move a replay's clock; false for all others, and where nothing is replayed.
    mutating func press(forReplay key: KeyPress) -> Bool {
        guard var replay else { return false }
        switch key {
        case .character(" "), .character("f"): replay.toggle()
        case .character("["): replay.seek(by: -60_000)
        case .character("]"): replay.seek(by: 60_000)
        case .shiftLeft: replay.seek(by: -window.milliseconds / 2)
        case .shiftRight: replay.seek(by: window.milliseconds / 2)
        case .character(","): replay.step(by: -1)
        case .character("."): replay.step(by: 1)
        case .character("<"): replay.slowDown()
        case .character(">"): replay.speedUp()
        case .character("0") where pinned != nil:
            goLive()
            return true
        case .character("0"): replay.seekToStart()
        case .home where page == .charts: replay.seekToStart()
        case .end where page == .charts:
            replay.seekToEnd()
            goLive()
        case .character("r"):
            say("a replay scrapes nothing; , and . go from scrape to scrape")
            return true
        default: return false
        }
        if replay.position != self.replay?.position {
            pinned = nil
            ranges = [:]
        }
        self.replay = replay
        return true
    }

    /// A word to the user that goes away by itself.
    mutating func say(_ text: String) { message = Message(text: text, until: wall + Message.duration) }
}
