/// What is answered once in place of what would be right.
package struct FakeAnswer: Sendable {
    package enum End: Sendable {
        /// As HTTP wants it.
        case complete
        /// The connection closes as if this were enough: within a chunk, an object, anywhere.
        case cut
        /// Nothing more comes, and nothing closes.
        case silence
    }

    package var status = 200
    package var headers: [(name: String, value: String)] = [("Content-Type", "application/json")]
    package var body: [UInt8] = []
    package var end = End.complete

    package init(status: Int = 200, body: [UInt8] = [], end: End = .complete) {
        self.status = status
        self.body = body
        self.end = end
    }

    package static func json(_ text: String, status: Int = 200, end: End = .complete) -> FakeAnswer {
        FakeAnswer(status: status, body: Array(text.utf8), end: end)
    }

    package static func recording(_ name: String, status: Int = 200, end: End = .complete) throws -> FakeAnswer {
        FakeAnswer(status: status, body: try Recording.bytes(name), end: end)
    }

    package static func tooManyRequests(retryAfter: Int) -> FakeAnswer {
        let text = #"{"kind":"Status","status":"Failure","message":"too many requests","code":429}"#
        var answer = json(text, status: 429)
        answer.headers.append(("Retry-After", "\(retryAfter)"))
        return answer
    }

    /// Not even a head.
    package static let silence = FakeAnswer(status: 0, end: .silence)
    package static let hangUp = FakeAnswer(status: 0, end: .cut)
}
