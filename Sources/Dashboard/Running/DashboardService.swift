import Charting
import Dispatch
import Glibc
import Monitoring
import ServiceLifecycle
import UnixSignals

/// The dashboard on the terminal: brings keys, signals, seconds and data to the model, and its frames to the screen.
struct DashboardService: Service {
    let settings: DashboardSettings
    let theme: Theme
    let color: ColorDepth?
    let source: any SnapshotSource
    let notices: NoticeBoard
    let panelChanges: AsyncStream<PanelChoice>

    /// Snapshots are taken at most this often, however many targets are scraped in the meantime; of a replay, as keys ask.
    private var pace: Duration { .milliseconds(settings.replay == nil ? 100 : 10) }

    @MainActor
    func run() async throws {
        try await withGracefulShutdownHandler {
            try await show()
        } onGracefulShutdown: {
            Task { await Screen.dropBlockedOutput() }
        }
    }

    @MainActor
    private func show() async throws {
        let mailbox = Mailbox()
        // Before ncurses looks at the signals: what is handled here it leaves alone.
        let signals = await UnixSignalsSequence(trapping: .sigwinch, .sigcont)
        let screen = try Screen(theme: theme, color: color)
        defer { screen.close() }
        let keyboard = watchKeyboard(screen, mailbox)
        defer { keyboard.cancel() }
        var settings = settings
        if !screen.isUTF8 {
            settings.glyphs = .ascii
            settings.hasUnicode = false
        }
        settings.hasFewColors = screen.depth != .ansi256
        settings.colors = color == ColorDepth.none ? .none : Coloring(theme)
        var interface = Interface(settings: settings, size: screen.currentSize(), now: WallClock.now())
        screen.show(interface.frame)
        let demand = Demand(interface.needs)
        let metronome = Metronome(interface.model.replay)

        await withTaskGroup(of: Void.self) { group in
            group.addTask { await forward(signals, to: mailbox) }
            group.addTask { await tick(metronome, mailbox) }
            group.addTask { await forwardSnapshots(demand, to: mailbox) }
            group.addTask { for await _ in source.updates { demand.poke() } }
            group.addTask { for await notices in notices.changes { mailbox.put { $0.notices = notices } } }
            group.addTask { for await choice in panelChanges { mailbox.put { $0.panels = choice } } }
            for await _ in mailbox.arrivals.cancelOnGracefulShutdown() {
                guard !Task.isCancelled else { break }
                if handle(mailbox.take(), &interface, screen) { break }
                demand.needs = interface.needs
                metronome.follow(interface.model.replay)
                screen.use(interface.model.looks.colors)
                screen.show(interface.frame)
            }
            group.cancelAll()
        }
    }

    /// Returns whether that was the end.
    @MainActor
    private func handle(_ mail: Mail, _ interface: inout Interface, _ screen: Screen) -> Bool {
        if mail.isHungUp { return true }
        // The terminal may have changed its size while somebody else had it.
        if mail.hasContinued { screen.resume() }
        if mail.hasContinued || mail.windowHasChanged { interface.update(.resized(screen.currentSize())) }
        // Keys of a replay mean its time now.
        if settings.replay != nil, !mail.input.isEmpty { interface.update(.tick(WallClock.now())) }
        let events = mail.events
        for (index, event) in events.enumerated() {
            let next = events.indices.contains(index + 1) ? events[index + 1] : nil
            if let effect = interface.update(event, before: next), perform(effect, &interface, screen) { return true }
        }
        return false
    }

    /// Returns whether that was the end.
    @MainActor
    private func perform(_ effect: Effect, _ interface: inout Interface, _ screen: Screen) -> Bool {
        switch effect {
        case .quit: return true
        case .scrapeNow: source.scrapeNow()
        case .repaint: screen.repaint()
        case .suspend: screen.suspend()
        case .bell: screen.ring()
        case .writeSnapshot:
            let outcome = SnapshotFiles.write(interface.frame, at: WallClock.now())
            interface.update(.message(outcome))
        }
        return false
    }

    /// Keys are read where the screen lives, as soon as they come.
    @MainActor
    private func watchKeyboard(
        _ screen: Screen, _ mailbox: Mailbox
    ) -> any DispatchSourceRead {
        let keyboard = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
        keyboard.setEventHandler {
            MainActor.assumeIsolated {
                guard screen.hasInput else {
                    keyboard.cancel()
                    mailbox.put { $0.isHungUp = true }
                    return
                }
                let events = screen.readInput()
                if !events.isEmpty { mailbox.put { $0.input += events } }
            }
        }
        keyboard.resume()
        return keyboard
    }

    private func forward(_ signals: UnixSignalsSequence, to mailbox: Mailbox) async {
        for await signal in signals {
            mailbox.put { mail in
                if signal == .sigwinch { mail.windowHasChanged = true } else { mail.hasContinued = true }
            }
        }
    }

    private func tick(_ metronome: Metronome, _ mailbox: Mailbox) async {
        while !Task.isCancelled {
            await metronome.wait()
            mailbox.put { $0.tick = WallClock.now() }
        }
    }

    private func forwardSnapshots(_ demand: Demand, to mailbox: Mailbox) async {
        for await _ in demand.calls {
            let snapshot = source.snapshot(demand.needs)
            mailbox.put { $0.snapshot = snapshot }
            try? await Task.sleep(for: pace)
        }
    }
}
