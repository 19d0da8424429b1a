/// Why the Kubernetes API could not be used, in words for a person.
package enum KubernetesError: Error, Hashable, CustomStringConvertible {
    /// A file of the service account.
    case unusableFile(path: String, reason: String)
    /// No connection.
    case unreachable(APIServer, reason: String)
    /// No connection that TLS would trust.
    case untrusted(APIServer, reason: String, authorityPath: String)
    /// The connection ended in the middle of an answer.
    case brokenOff
    /// Nothing came within this time.
    case silent(Duration)
    /// A watch that ended as soon as it had begun.
    case endedAtOnce
    /// 401.
    case unauthorized(tokenPath: String)
    /// 403.
    case forbidden(Permission)
    /// 410: a version, or the rest of a list, that the server has forgotten.
    case expired
    /// Any other answer that is none; the server may say when to come back.
    case refused(code: Int, reason: String, retryAfter: Duration?)
    /// An answer that no API server gives.
    case notUnderstood(String)

    package var description: String {
        switch self {
        case .unusableFile(let path, let reason):
            "\(path): \(reason); expected the files that Kubernetes mounts for the pod's service account "
                + "(not with automountServiceAccountToken: false)"
        case .unreachable(let server, let reason): "\(server) cannot be reached: \(reason)"
        case .untrusted(let server, let reason, let authorityPath):
            "the certificate of \(server) is not trusted: \(reason); expected one that is signed by \(authorityPath) "
                + "and names this address"
        case .brokenOff: "the connection broke off"
        case .silent(let limit): "nothing came for \(limit.components.seconds) s"
        case .endedAtOnce: "the watch ended as soon as it had begun"
        case .unauthorized(let path):
            "401: the API server does not accept the token of \(path); expected one that has not expired, of a service "
                + "account that still exists"
        case .forbidden(let permission): permission.description
        case .expired: "410: the version that was asked for is too old"
        case .refused(let code, let reason, _): "\(code): \(reason)"
        case .notUnderstood(let reason): "not the answer of a Kubernetes API server: \(reason)"
        }
    }

    /// How long the server wants to be left alone.
    var retryAfter: Duration? {
        guard case .refused(_, _, let retryAfter) = self else { return nil }
        return retryAfter
    }
}
