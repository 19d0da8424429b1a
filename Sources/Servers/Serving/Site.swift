import HTTPTypes
import Hummingbird

/// The pages of a server, and what is answered where there is none. It routes by whole paths: a handful of pages needs
/// no patterns, and the paths that requests are counted by stay bounded.
struct Site: HTTPResponder {
    typealias Context = BasicRequestContext

    let pages: [Page]
    private let byPath: [String: Page]
    let metrics: RequestMetrics

    /// - Parameters:
    ///   - pages: one for each path.
    ///   - metrics: counts the requests.
    init(pages: [Page], metrics: RequestMetrics) {
        self.pages = pages
        self.metrics = metrics
        byPath = Dictionary(pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        metrics.expect(paths: pages.map(\.path))
    }

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let start = ContinuousClock.now
        metrics.begin()
        let page = page(at: request.uri.path)
        let response = response(to: request, page: page)
        metrics.end(path: page?.path, code: response.status.code, duration: ContinuousClock.now - start)
        return response
    }

    private func response(to request: Request, page: Page?) -> Response {
        let isAsked = request.method == .get || request.method == .head
        // `OPTIONS *` and `CONNECT host:port` are not about a page.
        let isAboutPage = request.method != .connect && request.uri.path != "*"
        guard let page else {
            guard isAsked || isAboutPage else { return notAllowed }
            return withoutBody(if: request, .line(.notFound, "not found: see / for what is here"))
        }
        return isAsked ? withoutBody(if: request, page.respond(request.headers)) : notAllowed
    }

    /// The path as it is, or else with its escapes undone, as `/h%65alth` is `/health` (RFC 3986, section 6.2.2.2).
    private func page(at path: String) -> Page? {
        byPath[path] ?? URLPath.unescaped(path).flatMap { byPath[$0] }
    }

    private var notAllowed: Response {
        var response = Response.line(.methodNotAllowed, "method not allowed: use GET or HEAD")
        response.headers[.allow] = "GET, HEAD"
        return response
    }

    /// A HEAD request is answered with the fields of its GET, Content-Length among them.
    private func withoutBody(if request: Request, _ response: Response) -> Response {
        request.method == .head ? response.createHeadResponse() : response
    }
}
