/// What a scripted server does with a request.
enum Answer: Sendable {
    /// A whole answer with its length.
    case page(status: String = "200 OK", type: String, body: [UInt8])
    case redirect(to: String)
    /// A body that is gzip, which grows as it is taken.
    case gzip(body: [UInt8])
    /// A head without end.
    case endlessHead
    /// These bytes, whether they are HTTP or not, and the end.
    case bytes(String)
    /// A head, and then this again and again, as long as it is taken and at most `total` bytes.
    case flood(type: String, of: String, total: Int)
    /// Nothing at all, and the connection stays open.
    case silence

    static func json(_ text: String) -> Answer {
        .page(type: "application/json", body: Array(text.utf8))
    }

    static func metrics(_ text: String) -> Answer {
        .page(type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8))
    }

    static func openMetrics(_ text: String) -> Answer {
        .page(type: "application/openmetrics-text; version=1.0.0; charset=utf-8", body: Array(text.utf8))
    }

    static func html(status: String = "200 OK", _ text: String) -> Answer {
        .page(status: status, type: "text/html", body: Array(text.utf8))
    }
}
