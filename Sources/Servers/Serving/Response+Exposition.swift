import HTTPTypes
import Hummingbird
import NIOCore
import Prometheus

extension Response {
    /// Metrics, in the format and the encoding that the request's fields prefer.
    static func exposition(_ fields: HTTPFields, body: (ExpositionFormat) -> ByteBuffer) -> Response {
        let format = ContentNegotiation.format(accept: fields[.accept])
        var body = body(format)
        var answer: HTTPFields = [.contentType: format.contentType, .vary: "Accept, Accept-Encoding"]
        if ContentNegotiation.acceptsGzip(acceptEncoding: fields[.acceptEncoding]),
            let compressed = Gzip.compress(body)
        {
            body = compressed
            answer[.contentEncoding] = "gzip"
        }
        return Response(status: .ok, headers: answer, body: ResponseBody(byteBuffer: body))
    }
}
