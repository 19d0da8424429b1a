import NIOCore
import NIOHTTP1

/// Stands between the parser and Hummingbird. What the parser refuses, Hummingbird would answer without a word and
/// without counting it; and it would end a connection at shutdown with its answer half-way.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// For the rest of a head of which there is a part.
    static let headTimeout = TimeAmount.seconds(10)
    /// For the first request of a connection that came just before the shutdown.
    static let firstRequest = TimeAmount.milliseconds(200)
    /// For the client to end the connection, too: closed while it still sends, it might never read the answer.
    private static let lingering = TimeAmount.seconds(2)

    private let metrics: RequestMetrics
    private let isEnding: @Sendable () -> Bool
    private var context: ChannelHandlerContext?
    private var state = RequestGuardState()
    private var headDeadline: Scheduled<Void>?

    init(metrics: RequestMetrics, isEnding: @escaping @Sendable () -> Bool) {
        self.metrics = metrics
        self.isEnding = isEnding
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        headDeadline?.cancel()
        self.context = nil
    }

    func bytesWereRead() {
        guard let context, state.isWithinHead() else {
            headDeadline?.cancel()
            headDeadline = nil
            return
        }
        guard headDeadline == nil else { return }
        headDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: Self.headTimeout) { [self] in
            refuse(.tooSlow)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head):
            switch state.read(head) {
            case .answer: context.fireChannelRead(data)
            case .answerAsLast:
                // Hummingbird goes by these very words.
                head.headers.replaceOrAdd(name: "connection", value: "close")
                context.fireChannelRead(wrapInboundOut(.head(head)))
            case .refuse(let refusal): refuse(refusal)
            case .ignore: break
            }
        case .body: if state.isReadingRequest { context.fireChannelRead(data) }
        case .end: if state.readEnd() { context.fireChannelRead(data) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError {
            refuse(Refusal(error))
        } else if !state.isOver {
            context.fireErrorCaught(error)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        switch state.quiesce() {
        case .goOn: break
        case .quiesce: context.fireUserInboundEventTriggered(event)
        case .wait:
            context.eventLoop.assumeIsolated().scheduleTask(in: Self.firstRequest) { [self] in
                if state.isIdle { self.context?.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
            }
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if let connection = state.connectionField(isEnding: isEnding()) {
                head.headers.replaceOrAdd(name: "Connection", value: connection)
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            let refusal = state.writeEnd()
            write(context, end: data, promise: promise)
            if let refusal { write(context, refusal) }
        }
    }

    private func refuse(_ refusal: Refusal) {
        guard let context, state.refuse(refusal) else { return }
        write(context, refusal)
    }

    private func write(_ context: ChannelHandlerContext, _ refusal: Refusal) {
        metrics.count(path: nil, code: Int(refusal.status.code))
        let body = ByteBuffer(string: refusal.text + "\n")
        var headers: HTTPHeaders = [
            "Content-Type": "text/plain; charset=utf-8", "Content-Length": "\(body.readableBytes)",
            "Connection": "close",
        ]
        if let allow = refusal.allow { headers.add(name: "Allow", value: allow) }
        let head = HTTPResponseHead(version: .http1_1, status: refusal.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        write(context, end: wrapOutboundOut(.end(nil)), promise: nil)
        context.flush()
    }

    /// Writes the end of an answer, and does what is to be done once all of it has left.
    private func write(_ context: ChannelHandlerContext, end: NIOAny, promise: EventLoopPromise<Void>?) {
        let promise = promise ?? context.eventLoop.makePromise()
        promise.futureResult.assumeIsolated().whenComplete { [self] _ in
            switch state.flushed() {
            case .close: close()
            case .quiesce: self.context?.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            case .goOn: break
            }
        }
        context.write(end, promise: promise)
    }

    private func close() {
        guard let context else { return }
        context.close(mode: .output, promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.lingering) { [self] in
            self.context?.close(promise: nil)
        }
    }
}
