package import Prometheus

/// Why a discovery has no new list. The last good one stays in force.
package enum DiscoveryError: Error, Sendable, Hashable, CustomStringConvertible {
    case fetch(FetchError)
    /// The status line of an answer other than 200.
    case status(String)
    case contentType(String?)
    /// The Content-Encoding of an answer that should have none.
    case compressed(String)
    case list(TargetGroupError)
    /// Files that cannot be read, one reason each.
    case files([String])

    package var description: String {
        switch self {
        case .fetch(let error): error.description
        case .status(let line): "server returned HTTP status \(line)"
        case .contentType(nil): "the answer has no Content-Type; expected application/json"
        case .contentType(let type?):
            "unsupported Content-Type \"\(type.legible(100))\"; expected application/json (charset utf-8 or none)"
        case .compressed(let encoding): "the answer is compressed (\(encoding.legible(40))), which was not asked for"
        case .list(let error): error.description
        case .files(let reasons): reasons.joined(separator: "; ")
        }
    }
}

/// What a discovery brings: a whole new list, or why there is none.
package typealias DiscoveryResult = Result<[TargetGroup], DiscoveryError>
