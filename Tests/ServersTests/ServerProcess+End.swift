import Glibc
import Testing

extension ServerProcess {
    /// Ends it with SIGTERM, and asks it meanwhile: it goes on answering for 0.4 s. nil where the machine was too slow for
    /// that, since a server that is gone by then has nothing to answer.
    func end<Answer>(asking ask: () throws -> Answer) throws -> Answer? {
        let start = ContinuousClock.now
        send(signal: SIGTERM)
        let answer = Result { try ask() }
        let time = ContinuousClock.now - start
        #expect(exitCode() == 0)
        return time < .milliseconds(300) ? try answer.get() : nil
    }
}
