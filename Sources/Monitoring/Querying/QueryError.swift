/// Why a Prometheus server gave no answer that could be used.
package enum QueryError: Error, Sendable, Hashable, CustomStringConvertible {
    case invalidServer(String, String)
    case fetch(FetchError)
    /// The server's own error: its status, Prometheus's `errorType`, and its words.
    case refused(status: Int, type: String, message: String)
    /// An answer that is not the API's: a login page, a proxy's error, another server.
    case notTheAPI(status: String, url: String, hint: String?)
    /// JSON, but not what the API promises: where, and what was expected.
    case malformed(String)

    package var description: String {
        switch self {
        case .invalidServer(let text, let reason):
            "invalid address of a Prometheus server \"\(text.legible(200))\": \(reason)"
        case .fetch(let error): error.description
        case .refused(_, let type, let message): "\(Self.words(type)): \(message.legible(1000))"
        case .notTheAPI(let status, let url, let hint):
            "\(status), not an answer of Prometheus's API, from \(url.legible(200))\(hint.map { ": \($0)" } ?? "")"
        case .malformed(let what): "not an answer of Prometheus's API: \(what)"
        }
    }

    /// Of Prometheus's error types (web/api/v1), and Mimir's; VictoriaMetrics gives the number of the status.
    private static func words(_ type: String) -> String {
        switch type {
        case "bad_data", "400": "the server refuses the query"
        case "execution", "422": "the query failed"
        case "timeout": "the query took the server too long"
        case "canceled": "the server cancelled the query"
        case "unavailable", "503": "the server is not ready"
        case "not_found": "the server has no such thing"
        case "too_many_requests", "429": "the server has too many queries"
        default: "the server reports \"\(type.legible(40))\""
        }
    }
}
