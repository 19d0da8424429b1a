import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension KubernetesError {
    /// Errors of the HTTP client, of TLS, of the system, as words.
    init(cause: any Error, server: APIServer, account: ServiceAccount) {
        func untrusted(_ reason: String) -> KubernetesError {
            .untrusted(server, reason: reason, authorityPath: account.authorityPath)
        }
        switch cause {
        case let known as KubernetesError: self = known
        case let error as NIOConnectionError:
            let first = error.connectionErrors.first?.error
            let isUnknown = first == nil && (error.dnsAError != nil || error.dnsAAAAError != nil)
            let other = first.flatMap { ($0 as? IOError).map { Self.words(errno: $0.errnoCode) } }
            self = .unreachable(server, reason: isUnknown ? "no such host" : other ?? "no connection in time")
        case let error as IOError where error.errnoCode == ECONNRESET || error.errnoCode == EPIPE: self = .brokenOff
        case let error as IOError: self = .unreachable(server, reason: Self.words(errno: error.errnoCode))
        case let error as HTTPClientError: self = Self.from(error, server)
        case is ChannelError: self = .brokenOff
        case let error as HTTPParserError where error == .invalidEOFState || error == .closedConnection:
            self = .brokenOff
        case let error as HTTPParserError: self = .notUnderstood(error.debugDescription)
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self = untrusted("it does not name this address")
        case NIOSSLError.handshakeFailed(let error): self = Self.handshake(error, server, untrusted)
        case let error as BoringSSLError: self = Self.handshake(error, server, untrusted)
        case NIOSSLError.uncleanShutdown: self = .brokenOff
        default: self = .unreachable(server, reason: PlainText.line("\(cause)"))
        }
    }

    private static func from(_ error: HTTPClientError, _ server: APIServer) -> KubernetesError {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout:
            .unreachable(server, reason: "no connection in time")
        case .tlsHandshakeTimeout: .unreachable(server, reason: "TLS made no progress")
        default: .brokenOff
        }
    }

    private static func handshake(
        _ error: BoringSSLError,
        _ server: APIServer,
        _ untrusted: (String) -> KubernetesError
    ) -> KubernetesError {
        let text = "\(error)"
        if text.contains("CERTIFICATE_VERIFY_FAILED") { return untrusted("unknown authority, or out of date") }
        if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
            return .unreachable(server, reason: "it does not speak TLS")
        }
        return .unreachable(server, reason: "the TLS handshake failed")
    }

    private static func words(errno code: Int32) -> String {
        String(cString: strerror(code)).lowercased()
    }
}
