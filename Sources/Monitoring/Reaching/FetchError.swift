/// Why a GET brought no answer, in the words that a user of Prometheus knows.
package enum FetchError: Error, Sendable, Hashable, CustomStringConvertible {
    case invalidURL(String, String)
    case refused
    case noSuchHost(String)
    /// Another failure of the network, in the words of the operating system.
    case network(String)
    case timedOut(Duration)
    /// The server closed the connection before it had sent a head.
    case closed
    /// The server closed the connection before the body was complete.
    case closedInBody(received: Int)
    case malformed(String)
    case headTooLarge
    case bodyTooLarge(limit: Int)
    case brokenCompression
    case tooManyRedirects(Int, last: String)
    case tls(String)
    case unreadable(path: String, reason: String)
    /// A dialler's reason.
    case unreachable(String)
    /// There was no way to the address in time; it is being opened, and the next attempt may find it open.
    case opening(String)
    case cancelled
    case other(String)

    package var description: String {
        switch self {
        case .invalidURL(let url, let reason): "invalid URL \"\(url.legible(200))\": \(reason.legible(200))"
        case .refused: "connection refused"
        case .noSuchHost(let host): "no such host: \(host.legible(200))"
        case .network(let reason): reason
        case .timedOut(let limit): "timed out after \(limit.brief)"
        case .closed: "the server closed the connection without an answer"
        case .closedInBody(let received):
            "the server closed the connection half-way, after \(received) bytes of the body"
        case .malformed(let reason): "not a valid HTTP answer: \(reason)"
        case .headTooLarge: "not a valid HTTP answer: the header is too large (over 80 KiB)"
        case .bodyTooLarge(let limit): "the body is too large: it reached the limit of \(limit) bytes"
        case .brokenCompression: "the body is not valid gzip"
        case .tooManyRedirects(let count, let url): "stopped after \(count) redirects, the last to \(url.legible(200))"
        case .tls(let reason): "TLS: \(reason)"
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .unreachable(let reason), .opening(let reason): reason
        case .cancelled: "cancelled"
        case .other(let reason): reason
        }
    }
}
