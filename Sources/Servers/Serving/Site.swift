import HTTPTypes
import Hummingbird

/// The pages of a server, and what is answered where there is none. It routes by whole paths: a handful of pages needs
/// no patterns, and the paths that requests are counted by stay bounded.
struct Site: HTTPResponder {
    typealias Context = BasicRequestContext

    let pages: [Page]
    private let byPath: [String: Page]
    private let metrics: RequestMetrics

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
        let page = byPath[request.uri.path]
        let response = response(to: request, page: page)
        metrics.end(path: page?.path, code: response.status.code, duration: ContinuousClock.now - start)
        return response
    }

    private func response(to request: Request, page: Page?) -> Response {
        guard let page else {
            return withoutBody(if: request, .line(.notFound, "not found: see / for what is here"))
        }
        guard request.method == .get || request.method == .head else {
            var response = Response.line(.methodNotAllowed, "method not allowed: use GET or HEAD")
            response.headers[.allow] = "GET, HEAD"
            return response
        }
        return withoutBody(if: request, page.respond(request.headers))
    }

    /// A HEAD request is answered with the fields of its GET, Content-Length among them.
    private func withoutBody(if request: Request, _ response: Response) -> Response {
        request.method == .head ? response.createHeadResponse() : response
    }
}
