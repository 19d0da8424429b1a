import Synchronization

/// What has happened since the dashboard last looked. It may not look for long, as while the terminal takes nothing in:
/// of what replaces itself only the newest is kept, so that nothing piles up.
final class Mailbox: Sendable {
    /// An element when there is something.
    let arrivals: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation
    private let content = Mutex(Mail())

    init() {
        (arrivals, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func put(_ change: (inout Mail) -> Void) {
        content.withLock { change(&$0) }
        bell.yield()
    }

    /// What there is, and nothing from then on. Keys come alone: they are on the screen before anything else is looked at.
    func take() -> Mail {
        content.withLock { mail in
            var taken = mail
            if mail.input.isEmpty {
                mail = Mail()
            } else {
                taken = Mail(input: mail.input)
                mail.input = []
                if !mail.isEmpty { bell.yield() }
            }
            return taken
        }
    }
}
