import FoundationEssentials
import NIOCore
import NIOHTTP1

extension KubernetesError {
    /// - Parameters:
    ///   - code: of HTTP, which counts where the body is no Status.
    ///   - verb: that was asked for.
    init(
        code: Int,
        body: ByteBuffer,
        retryAfter: String?,
        verb: String,
        collection: ObjectCollection,
        account: ServiceAccount
    ) {
        let status = try? JSONDecoder().decode(APIStatus.self, from: Data(body.readableBytesView))
        self.init(
            // Whoever stands before the API server, such as a load balancer, answers without a Status.
            status
                ?? APIStatus(
                    code: code, reason: HTTPResponseStatus(statusCode: code).reasonPhrase, message: nil,
                    retryAfterSeconds: nil),
            code: code,
            retryAfter: retryAfter.flatMap { Int($0) },
            verb: verb,
            collection: collection,
            account: account
        )
    }

    init(
        _ status: APIStatus,
        code: Int?,
        retryAfter: Int?,
        verb: String,
        collection: ObjectCollection,
        account: ServiceAccount
    ) {
        let code = code ?? status.code ?? 500
        let message = PlainText.line(status.message ?? status.reason ?? "without a reason")
        switch code {
        case 401: self = .unauthorized(tokenPath: account.tokenPath)
        case 403: self = .forbidden(Permission(verb: verb, collection: collection, message: status.message ?? ""))
        case 410: self = .expired
        // Kubernetes's own clients go by the reason, whatever the code.
        case _ where status.reason == "Expired" || status.reason == "Gone": self = .expired
        default:
            // An hour is more than any server asks for.
            let seconds = (retryAfter ?? status.retryAfterSeconds).map { min(max($0, 0), 3600) }
            self = .refused(code: code, reason: message, retryAfter: seconds.map { .seconds($0) })
        }
    }
}
