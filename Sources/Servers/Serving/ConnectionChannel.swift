import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

/// A connection: Hummingbird's HTTP/1.1, with an end to those that stand idle and to those that a client wants ended.
struct ConnectionChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    /// For the next request, for the rest of one, and for a client that does not take its answer. Longer than the usual
    /// scrape intervals, so that Prometheus keeps its connection.
    private static let timeout = TimeAmount.seconds(75)

    private let http: HTTP1Channel

    init(responder: @escaping HTTPChannelHandler.Responder) {
        http = HTTP1Channel(responder: responder, configuration: .init(idleTimeout: Self.timeout))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(LastRequestHandler(), position: .before(codec))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}
