import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension HTTPFetcher {
    /// - Parameter errorLimit: bytes to keep of an answer other than 200, at least.
    static func body(
        of response: HTTPClientResponse, _ request: FetchRequest, errorLimit: Int
    ) async throws -> [UInt8] {
        guard response.status == .ok else {
            return await Self.errorBody(of: response, limit: max(request.errorBodyLimit, errorLimit))
        }
        var body: [UInt8] = []
        let announced = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        body.reserveCapacity(min(max(announced, request.sizeHint), request.bodyLimit, 16 << 20))
        do {
            for try await buffer in response.body {
                buffer.withUnsafeReadableBytes { body.append(contentsOf: $0) }
                guard body.count < request.bodyLimit else { throw FetchError.bodyTooLarge(limit: request.bodyLimit) }
            }
        } catch let error {
            let cause = FetchError(cause: error, host: "", timeout: request.timeout, bodyLimit: request.bodyLimit)
            throw cause == .closed ? .closedInBody(received: body.count) : cause
        }
        return body
    }

    /// A short body is read to its end in any case, so that its connection can be used again.
    private static func errorBody(of response: HTTPClientResponse, limit: Int) async -> [UInt8] {
        var body: [UInt8] = []
        do {
            for try await buffer in response.body {
                body.append(contentsOf: buffer.readableBytesView)
                if body.count >= max(limit, 4096) { break }
            }
        } catch {
            // What came until then may tell the reason.
        }
        return Array(body.prefix(limit))
    }
}
