import NIOCore

@testable import Servers

extension ServedTargets.Answer {
    /// The whole body.
    var text: String { body.map { String(buffer: $0) }.joined() }
}
