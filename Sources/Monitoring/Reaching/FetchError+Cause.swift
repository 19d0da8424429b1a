import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FetchError {
    /// The one place where an error of the HTTP client, of NIO or of the operating system becomes words.
    init(cause: any Error, host: String, timeout: Duration, bodyLimit: Int) {
        switch cause {
        case let known as FetchError: self = known
        case is CancellationError: self = .cancelled
        case let error as HTTPClientError: self = Self.from(error, timeout: timeout)
        case let error as NIOConnectionError: self = Self.from(error, timeout: timeout)
        case let error as IOError: self = Self.from(errno: error.errnoCode)
        case let error as ChannelError: self = Self.from(error, timeout: timeout)
        case let error as HTTPParserError: self = Self.from(error)
        case NIOHTTPDecompression.DecompressionError.limit: self = .bodyTooLarge(limit: bodyLimit)
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            self = .brokenCompression
        case let error as NIOSSLError: self = .tls(Self.words(error))
        case let error as NIOSSLExtraError: self = .tls(Self.words(error, host: host))
        case let error as BoringSSLError: self = .tls(Self.words(error))
        case is SocketAddressError.UnknownHost: self = .noSuchHost(host)
        case let error as any CustomStringConvertible: self = .other(error.description.legible())
        default: self = .other("the connection failed")
        }
    }

    private static func from(_ error: HTTPClientError, timeout: Duration) -> FetchError {
        switch error {
        case .deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout:
            .timedOut(timeout)
        case .remoteConnectionClosed: .closed
        case .cancelled, .alreadyShutdown: .cancelled
        case .uncleanShutdown: .tls("the server ended the connection without saying so")
        default: .malformed(error.shortDescription.legible())
        }
    }

    private static func from(_ error: NIOConnectionError, timeout: Duration) -> FetchError {
        guard let first = error.connectionErrors.first?.error else {
            return error.dnsAError != nil || error.dnsAAAAError != nil ? .noSuchHost(error.host) : .refused
        }
        switch first {
        case let error as IOError: return from(errno: error.errnoCode)
        case let error as ChannelError: return from(error, timeout: timeout)
        default: return .network("cannot connect to \(error.host.legible(200)):\(error.port)")
        }
    }

    private static func from(errno code: Int32) -> FetchError {
        switch code {
        case ECONNREFUSED: .refused
        case ECONNRESET, EPIPE: .closed
        case ETIMEDOUT: .network("connection timed out")
        default: .network(FileContents.reason(code))
        }
    }

    private static func from(_ error: ChannelError, timeout: Duration) -> FetchError {
        switch error {
        case .connectTimeout: .timedOut(timeout)
        case .eof, .inputClosed, .outputClosed, .ioOnClosedChannel, .alreadyClosed: .closed
        default: .network("the connection broke")
        }
    }

    private static func from(_ error: HTTPParserError) -> FetchError {
        switch error {
        case .headerOverflow: .headTooLarge
        case .invalidEOFState, .closedConnection: .closed
        // What the parser has no name for: lines that end with LF alone, above all.
        case .unknown: .malformed("its header is not as HTTP wants it (lines end with CR LF)")
        default: .malformed(error.debugDescription)
        }
    }
}
