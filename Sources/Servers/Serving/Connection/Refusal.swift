import NIOHTTP1

/// What is answered to a request that is none, or none that can be answered; the connection ends with it.
struct Refusal: Equatable {
    /// Bytes of a head at most, names and values of its fields and its target taken together.
    static let headLimit = 32_768
    /// Fields of a head at most.
    static let fieldLimit = 256

    let status: HTTPResponseStatus
    /// One line, without its line break.
    let text: String
    /// What the header field Allow says, where there is one.
    var allow: String?

    static let tooSlow = Refusal(status: .requestTimeout, text: "the head of the request did not come to its end")

    /// RFC 9112, section 3.2: exactly one, but for HTTP/1.0.
    static let host = Refusal(status: .badRequest, text: "expected one Host field in the head of the request")

    private init(status: HTTPResponseStatus, text: String, allow: String? = nil) {
        self.status = status
        self.text = text
        self.allow = allow
    }

    init(_ error: HTTPParserError) {
        switch error {
        case .headerOverflow:
            self.init(
                status: .requestHeaderFieldsTooLarge,
                text:
                    "the head of the request is too large: at most \(Self.headLimit) bytes and \(Self.fieldLimit) fields"
            )
        case .invalidMethod:
            self.init(
                status: .methodNotAllowed, text: "no method of HTTP that is known here: use GET or HEAD",
                allow: "GET, HEAD")
        case .invalidVersion:
            self.init(status: .httpVersionNotSupported, text: "expected version 1.1 or 1.0 of HTTP")
        case .invalidEOFState, .closedConnection:
            self.init(status: .badRequest, text: "the request broke off")
        case .unknown, .paused, .invalidConstant, .invalidInternalState, .strictModeAssertion:
            // The parser's own reasons, which mean nothing to anybody else.
            self.init(status: .badRequest, text: "no valid HTTP request")
        default:
            self.init(status: .badRequest, text: "no valid HTTP request: \(error.debugDescription)")
        }
    }
}
