import Hummingbird

/// What one path answers to GET; HEAD is the same without a body.
struct Page: Sendable {
    let path: String
    /// What it is, for the index.
    let title: String
    let respond: @Sendable (HTTPFields) -> Response

    /// - Parameter respond: the answer to a request with these header fields.
    init(_ path: String, _ title: String, respond: @escaping @Sendable (HTTPFields) -> Response) {
        self.path = path
        self.title = title
        self.respond = respond
    }
}
