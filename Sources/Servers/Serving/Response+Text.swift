import Hummingbird
import NIOCore

extension Response {
    /// A whole body of one type.
    init(_ status: HTTPResponse.Status = .ok, type: String, _ body: ByteBuffer) {
        self.init(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: body))
    }

    /// One line for a person, with its line break.
    static func line(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(status, type: "text/plain; charset=utf-8", ByteBuffer(string: text + "\n"))
    }

    /// JSON, byte for byte as it is given.
    static func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(status, type: "application/json", ByteBuffer(string: text))
    }
}

extension ResponseBody {
    /// One piece goes out together with its head.
    init(pieces: [ByteBuffer]) {
        if pieces.count == 1 { self.init(byteBuffer: pieces[0]) } else { self.init(contentsOf: pieces) }
    }
}
