import Monitoring
import Testing

@testable import Dashboard

@Suite("What waits for a dashboard that does not look")
struct MailboxTests {
    @Test("of what replaces itself only the newest waits, so that a terminal that takes nothing in costs no memory")
    func newest() {
        let mailbox = Mailbox()
        for time in 1...1000 {
            mailbox.put { $0.tick = Int64(time) }
            mailbox.put { $0.snapshot = Snapshot(time: Int64(time)) }
        }
        let mail = mailbox.take()
        #expect(mail.events.count == 2)
        #expect(mail.tick == 1000)
        #expect(mail.snapshot?.time == 1000)
        #expect(mailbox.take().isEmpty)
    }

    @Test("keys come first, in their order, and nothing that waits with them is lost")
    func keys() async {
        let mailbox = Mailbox()
        mailbox.put { $0.tick = 1 }
        mailbox.put { $0.windowHasChanged = true }
        for key in ["a", "b"] as [Character] { mailbox.put { $0.input.append(.key(.character(key))) } }
        var arrivals = mailbox.arrivals.makeAsyncIterator()
        _ = await arrivals.next()
        let first = mailbox.take()
        #expect(first.events.count == 2)
        #expect(first.tick == nil)
        _ = await arrivals.next()
        let second = mailbox.take()
        #expect(second.tick == 1)
        #expect(second.windowHasChanged)
        #expect(mailbox.take().isEmpty)
    }
}
