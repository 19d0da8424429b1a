/// What the API server says where it does not do what was asked.
struct APIStatus: Decodable, Sendable {
    let code: Int?
    let reason: String?
    let message: String?
    let retryAfterSeconds: Int?

    private struct Details: Decodable {
        let retryAfterSeconds: Int?
    }

    private enum CodingKeys: CodingKey {
        case code, reason, message, details
    }

    init(code: Int?, reason: String?, message: String?, retryAfterSeconds: Int?) {
        self.code = code
        self.reason = reason
        self.message = message
        self.retryAfterSeconds = retryAfterSeconds
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        code = fields.lenient(Int.self, .code)
        reason = fields.lenient(String.self, .reason)
        message = fields.lenient(String.self, .message)
        retryAfterSeconds = fields.lenient(Details.self, .details)?.retryAfterSeconds
    }
}
