import Synchronization

/// Where services write what whoever watches should know: one notice for each subject.
final class NoticeBoard: Sendable {
    /// All notices, after each change.
    let changes: AsyncStream<[Notice]>
    private let changer: AsyncStream<[Notice]>.Continuation
    private let notices = Mutex<[Notice.Subject: Notice]>([:])

    init() {
        (changes, changer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func post(_ notice: Notice) { change(notice.subject, to: notice) }

    func remove(_ subject: Notice.Subject) { change(subject, to: nil) }

    private func change(_ subject: Notice.Subject, to notice: Notice?) {
        notices.withLock { notices in
            guard notices[subject] != notice else { return }
            notices[subject] = notice
            changer.yield(notices.values.sorted { $0.subject.rawValue < $1.subject.rawValue })
        }
    }
}
