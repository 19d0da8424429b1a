import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

/// A connection: Hummingbird's HTTP/1.1, and an end to those on which nothing moves any more. Hummingbird's own timeout
/// closes a connection between two requests, or with half a request; it waits for a client that takes no answer.
struct ConnectionChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    /// Longer than the usual scrape intervals, so that Prometheus keeps its connection.
    private static let idle = TimeAmount.seconds(75)
    private static let stalled = TimeAmount.seconds(120)

    private let http: HTTP1Channel

    init(responder: @escaping HTTPChannelHandler.Responder) {
        http = HTTP1Channel(responder: responder, configuration: .init(idleTimeout: Self.idle))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        do {
            let handlers: [any ChannelHandler] = [IdleStateHandler(allTimeout: Self.stalled), StallHandler()]
            try channel.pipeline.syncOperations.addHandlers(handlers)
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return http.setup(channel: channel, logger: logger).flatMapThrowing { value in
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
