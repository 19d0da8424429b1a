import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// Requests on one connection.
struct APIConnection: Sendable {
    /// Bytes of one object at most; the server stores 1.5 MB of one.
    private static let objectLimit = 8 << 20
    /// Bytes of an error that are read.
    private static let errorLimit = 64 << 10

    let client: HTTPClient
    let server: APIServer
    let account: ServiceAccount

    /// One page of a list.
    /// - Parameter came: is told each time that some of it has come.
    /// - Returns: the version of the list, and what the next page is asked for with.
    func page<Object: KubernetesObject>(
        of collection: ObjectCollection,
        _ parameters: [(name: String, value: String)],
        came: () -> Void,
        each: (Object) -> Void
    ) async throws -> ListHead {
        let response = try await get(collection, verb: "list", parameters, headers: ["Accept-Encoding": "gzip"])
        var splitter = ListSplitter(limit: Self.objectLimit)
        let decoder = JSONDecoder()
        do {
            for try await buffer in response.body {
                came()
                try buffer.withUnsafeReadableBytes { bytes in
                    try splitter.take(bytes) { each(try decoder.decode(Object.self, from: Data($0))) }
                }
            }
            return try decoder.decode(ListHead.self, from: Data(splitter.head))
        } catch is ListSplitter.TooLarge {
            throw KubernetesError.notUnderstood("an object of more than \(Self.objectLimit) bytes")
        } catch is DecodingError {
            throw splitter.isComplete ? KubernetesError.notUnderstood("no list") : .brokenOff
        }
    }

    /// The events of a watch, until the server ends it.
    func watch<Object: KubernetesObject>(
        _ collection: ObjectCollection,
        _ parameters: [(name: String, value: String)],
        begun: () -> Void,
        each: (WatchEvent<Object>) throws -> Void
    ) async throws {
        // Compressed, an event might wait for those that follow.
        let response = try await get(
            collection, verb: "watch", parameters + [("watch", "1")], headers: ["Accept-Encoding": "identity"])
        begun()
        let decoder = JSONDecoder()
        do {
            for try await line in response.body.splitLines(maximumBufferSize: Self.objectLimit) {
                let event: WatchEvent<Object>
                do {
                    event = try decoder.decode(WatchEvent<Object>.self, from: Data(line.readableBytesView))
                } catch DecodingError.dataCorrupted {
                    // No JSON: a line that ends with the stream is one that was cut.
                    throw KubernetesError.brokenOff
                } catch {
                    throw KubernetesError.notUnderstood("an event without type, object or metadata")
                }
                if case .error(let status) = event {
                    throw KubernetesError(
                        status, code: nil, retryAfter: nil, verb: "watch", collection: collection, account: account)
                }
                try each(event)
            }
        } catch is NIOTooManyBytesError {
            throw KubernetesError.notUnderstood("an event of more than \(Self.objectLimit) bytes")
        }
    }

    /// - Throws: `KubernetesError` for any answer but 200. A token that is not accepted any more is read again, and tried
    ///   if it is another one.
    private func get(
        _ collection: ObjectCollection,
        verb: String,
        _ parameters: [(name: String, value: String)],
        headers: HTTPHeaders = [:]
    ) async throws -> HTTPClientResponse {
        let target = collection.target(parameters)
        let token = try account.token()
        do {
            return try await get(target, collection, verb, headers, token)
        } catch KubernetesError.unauthorized(let path) {
            let newer = try account.token()
            guard newer != token else { throw KubernetesError.unauthorized(tokenPath: path) }
            return try await get(target, collection, verb, headers, newer)
        }
    }

    private func get(
        _ target: String,
        _ collection: ObjectCollection,
        _ verb: String,
        _ headers: HTTPHeaders,
        _ token: String
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: server.url + target)
        request.headers = headers
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "User-Agent", value: "promwave")
        // Time is kept by whoever calls, for the head and the body alike.
        let response = try await client.execute(request, deadline: .distantFuture)
        guard response.status != .ok else { return response }
        throw KubernetesError(
            code: Int(response.status.code),
            body: try await Self.errorBody(of: response),
            retryAfter: response.headers.first(name: "Retry-After"),
            verb: verb,
            collection: collection,
            account: account
        )
    }

    /// Empty where it is longer than any Status, such as the page of a proxy.
    private static func errorBody(of response: HTTPClientResponse) async throws -> ByteBuffer {
        do {
            return try await response.body.collect(upTo: errorLimit)
        } catch is NIOTooManyBytesError {
            return ByteBuffer()
        }
    }
}
