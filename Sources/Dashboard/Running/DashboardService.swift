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

    /// What wakes the dashboard.
    private enum Wake: Sendable {
        /// Several at once are drawn once.
        case events([Event])
        case windowChanged
        case continued
        /// The terminal is gone.
        case hungUp
    }

    /// Snapshots are taken at most this often, however many targets are scraped in the meantime.
    private static let pace = Duration.milliseconds(100)

    @MainActor
    func run() async throws {
        let (wakes, waker) = AsyncStream.makeStream(of: Wake.self)
        // Before ncurses looks at the signals: what is handled here it leaves alone.
        let signals = await UnixSignalsSequence(trapping: .sigwinch, .sigcont)
        let screen = try Screen(theme: theme, color: color)
        defer { screen.close() }
        let keyboard = watchKeyboard(screen, waker)
        defer { keyboard.cancel() }
        var settings = settings
        if !screen.isUTF8 {
            settings.glyphs = .ascii
            settings.hasUnicode = false
        }
        settings.colors = color == ColorDepth.none ? .none : Coloring(theme)
        var interface = Interface(settings: settings, size: screen.currentSize(), now: WallClock.now())
        screen.show(interface.frame)
        let demand = Demand(interface.needs)

        await withTaskGroup(of: Void.self) { group in
            group.addTask { await forward(signals, to: waker) }
            group.addTask { await tick(waker) }
            group.addTask { await forwardSnapshots(demand, to: waker) }
            group.addTask { for await _ in source.updates { demand.poke() } }
            group.addTask { for await notices in notices.changes { waker.yield(.events([.notices(notices)])) } }
            for await wake in wakes.cancelOnGracefulShutdown() {
                guard !Task.isCancelled else { break }
                if handle(wake, &interface, screen) { break }
                demand.needs = interface.needs
                screen.use(interface.model.looks.colors)
                screen.show(interface.frame)
            }
            group.cancelAll()
        }
    }

    /// Returns whether that was the end.
    @MainActor
    private func handle(_ wake: Wake, _ interface: inout Interface, _ screen: Screen) -> Bool {
        switch wake {
        case .events(let events):
            for event in events {
                if let effect = interface.update(event), perform(effect, &interface, screen) { return true }
            }
            return false
        case .windowChanged: return interface.update(.resized(screen.currentSize())) == .quit
        case .continued:
            // The terminal may have changed its size while somebody else had it.
            screen.resume()
            return interface.update(.resized(screen.currentSize())) == .quit
        case .hungUp: return true
        }
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
            _ = interface.update(.message(outcome))
        }
        return false
    }

    /// Keys are read where the screen lives, as soon as they come.
    @MainActor
    private func watchKeyboard(
        _ screen: Screen, _ waker: AsyncStream<Wake>.Continuation
    ) -> any DispatchSourceRead {
        let keyboard = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
        keyboard.setEventHandler {
            MainActor.assumeIsolated {
                guard screen.hasInput else {
                    keyboard.cancel()
                    waker.yield(.hungUp)
                    return
                }
                let events = screen.readInput()
                if !events.isEmpty { waker.yield(.events(events)) }
            }
        }
        keyboard.resume()
        return keyboard
    }

    private func forward(_ signals: UnixSignalsSequence, to waker: AsyncStream<Wake>.Continuation) async {
        for await signal in signals {
            waker.yield(signal == .sigwinch ? .windowChanged : .continued)
        }
    }

    /// At each full second, which the clock on the screen shows.
    private func tick(_ waker: AsyncStream<Wake>.Continuation) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(1001 - WallClock.now() % 1000))
            waker.yield(.events([.tick(WallClock.now())]))
        }
    }

    private func forwardSnapshots(_ demand: Demand, to waker: AsyncStream<Wake>.Continuation) async {
        for await _ in demand.calls {
            waker.yield(.events([.snapshot(source.snapshot(demand.needs))]))
            try? await Task.sleep(for: Self.pace)
        }
    }
}
