import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A connection: Hummingbird's HTTP/1.1, with an end to those that stand idle and to those that a client wants ended.
struct ConnectionChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    /// For the next request, for the rest of one, and for a client that takes nothing of its answer. Longer than the usual
    /// scrape intervals, so that Prometheus keeps its connection.
    private static let timeout = TimeAmount.seconds(75)

    private let http: HTTP1Channel
    private let metrics: RequestMetrics
    private let isEnding: @Sendable () -> Bool
    private let takeTimeout: TimeAmount

    /// - Parameters:
    ///   - metrics: counts what is refused before it becomes a request.
    ///   - isEnding: whether each connection is to end with its next answer.
    ///   - takeTimeout: after how long a connection ends whose client takes nothing of what was sent.
    init(
        responder: @escaping HTTPChannelHandler.Responder,
        metrics: RequestMetrics,
        isEnding: @escaping @Sendable () -> Bool,
        takeTimeout: TimeAmount = timeout
    ) {
        let limits = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: Refusal.headLimit,
            maxHeaderListSize: Refusal.headLimit,
            maxHeaderFieldCount: Refusal.fieldLimit
        )
        http = HTTP1Channel(
            responder: responder,
            configuration: .init(idleTimeout: Self.timeout, httpDecoderConfiguration: limits)
        )
        self.metrics = metrics
        self.isEnding = isEnding
        self.takeTimeout = takeTimeout
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            // Of the kernel, which knows what arrives: while an answer is under way, the idle timeout stands still.
            let option = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: TCP_USER_TIMEOUT))
            try channel.syncOptions?.setOption(option, value: Int(takeTimeout.nanoseconds / 1_000_000))
            let pipeline = channel.pipeline.syncOperations
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            let requests = RequestGuard(metrics: metrics, isEnding: isEnding)
            try pipeline.addHandler(requests, position: .before(codec))
            try pipeline.addHandler(HeadWatch(requests), position: .first)
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) {
            await http.handle(value: value, logger: logger)
        }
    }
}
