import NIOCore
import NIOHTTP1

/// One connection of the server.
final class FakeConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let cluster: FakeCluster
    private let log: Observed<[FakeRequest]>
    private let behaviour: Observed<FakeAPIServer.Behaviour>
    private var head: HTTPRequestHead?
    private var watch: Int?

    init(cluster: FakeCluster, log: Observed<[FakeRequest]>, behaviour: Observed<FakeAPIServer.Behaviour>) {
        self.cluster = cluster
        self.log = log
        self.behaviour = behaviour
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            guard let head else { return }
            let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
            let request = FakeRequest(target: head.uri, headers: headers)
            let answer = planned(request)
            // The answer is decided before a test can see the request, and so can change what comes next.
            log.update { $0.append(request) }
            if let answer { write(answer, context) } else { answerTruly(request, context) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let watch { cluster.unwatch(watch) }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func planned(_ request: FakeRequest) -> FakeAnswer? {
        behaviour.update { behaviour in
            if let tokens = behaviour.tokens,
                !tokens.contains(where: { request.headers["authorization"] == "Bearer \($0)" })
            {
                return try? .recording("unauthorized.json", status: 401)
            }
            guard let index = behaviour.answers.firstIndex(where: { $0.isMeant(request) }) else { return nil }
            let answer = behaviour.answers[index].answer
            if behaviour.answers[index].isOnce { behaviour.answers.remove(at: index) }
            return answer
        }
    }

    private func answerTruly(_ request: FakeRequest, _ context: ChannelHandlerContext) {
        guard request.isWatch else { return write(cluster.page(request), context) }
        let loop = context.eventLoop
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: loop)
        watch = cluster.watch(request) { output in
            // In order, and after the head, whichever thread it comes from.
            loop.execute { bound.value.handler.write(output, bound.value.context) }
        }
        guard watch != nil else {
            let expired = #"{"type":"ERROR","object":{"kind":"Status","status":"Failure","code":410}}"# + "\n"
            return write(.json(expired), context)
        }
        writeHead(FakeAnswer(), context)
        context.flush()
    }

    private func write(_ output: FakeCluster.Output, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        switch output {
        case .line(let line): writeChunks(Array("\(line)\n".utf8), context)
        case .end: end(.complete, context)
        case .cut: end(.cut, context)
        }
    }

    private func write(_ answer: FakeAnswer, _ context: ChannelHandlerContext) {
        if answer.status != 0 {
            writeHead(answer, context)
            writeChunks(answer.body, context)
        }
        end(answer.end, context)
    }

    private func writeHead(_ answer: FakeAnswer, _ context: ChannelHandlerContext) {
        let headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func writeChunks(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        let size = behaviour.value.chunkSize ?? max(1, bytes.count)
        for start in stride(from: 0, to: bytes.count, by: size) {
            let chunk = ByteBuffer(bytes: bytes[start..<min(start + size, bytes.count)])
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(chunk))), promise: nil)
        }
        context.flush()
    }

    private func end(_ end: FakeAnswer.End, _ context: ChannelHandlerContext) {
        switch end {
        case .complete: context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .cut: context.close(promise: nil)
        case .silence: break
        }
    }
}
