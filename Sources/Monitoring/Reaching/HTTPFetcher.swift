import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// Does GETs as Prometheus's HTTP client does: with credentials, TLS and redirects as configured, over connections that
/// are kept alive, through the door that `Dialling` opens.
package final class HTTPFetcher: Sendable {
    /// As many as Go's client follows.
    static let redirectLimit = 10

    private let dialling: any Dialling
    private let clients = HTTPClients()

    package init(dialling: any Dialling = DirectDialling()) {
        self.dialling = dialling
    }

    /// Closes all connections. Nothing can be fetched after it.
    package func shutdown() async { await clients.shutdown() }

    package func get(
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration
    ) async throws(FetchError) -> FetchResponse {
        do {
            return try await withThrowingTaskGroup(of: FetchResponse?.self) { group in
                group.addTask { try await self.follow(request, configuration) }
                group.addTask {
                    try await Task.sleep(for: request.timeout)
                    return nil
                }
                defer { group.cancelAll() }
                guard let response = try await group.next() ?? nil else {
                    throw FetchError.timedOut(request.timeout)
                }
                return response
            }
        } catch {
            throw FetchError(cause: error, host: "", timeout: request.timeout, bodyLimit: request.bodyLimit)
        }
    }

    private func follow(
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration
    ) async throws(FetchError) -> FetchResponse {
        var url = try HTTPURL(request.url)
        var authorization = try configuration.credentials?.authorization()
        var redirects = 0
        while true {
            let response = try await fetch(url, request, configuration, authorization)
            guard configuration.followRedirects, [301, 302, 303, 307, 308].contains(response.status),
                let location = response["Location"], !location.isEmpty
            else { return response }
            let next = try url.resolve(location)
            guard redirects < Self.redirectLimit else {
                throw .tooManyRedirects(redirects, last: next.text)
            }
            redirects += 1
            // Credentials are for the server that they were configured for, and for no other.
            if !next.hasSameOrigin(as: url) { authorization = nil }
            url = next
        }
    }

    private func fetch(
        _ url: HTTPURL,
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration,
        _ authorization: String?
    ) async throws(FetchError) -> FetchResponse {
        let dialled: HostPort?
        do {
            dialled = try await dialling.dial(url.address)
        } catch {
            throw .unreachable("\(error)".legible())
        }
        let (client, text) = try client(url, request, configuration.tls, at: dialled ?? url.address)
        var outgoing = HTTPClientRequest(url: text)
        outgoing.headers.add(name: "Host", value: url.authority)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        if request.allowsGzip { outgoing.headers.add(name: "Accept-Encoding", value: "gzip") }
        if let authorization { outgoing.headers.add(name: "Authorization", value: authorization) }
        do {
            let response = try await execute(outgoing, client)
            return FetchResponse(
                status: Int(response.status.code),
                reason: response.status.reasonPhrase,
                headers: response.headers.map { ($0.name, $0.value) },
                body: try await Self.body(of: response, request),
                dialled: dialled
            )
        } catch {
            let host = configuration.tls.serverName ?? url.address.host
            throw FetchError(cause: error, host: host, timeout: request.timeout, bodyLimit: request.bodyLimit)
        }
    }

    /// A server may close a kept connection at the very moment when the next request sets out on it. So, as Go's client,
    /// asks once more where a connection breaks before there is an answer.
    private func execute(_ request: HTTPClientRequest, _ client: HTTPClient) async throws -> HTTPClientResponse {
        do {
            return try await client.execute(request, deadline: .distantFuture)
        } catch {
            guard FetchError(cause: error, host: "", timeout: .zero, bodyLimit: 0) == .closed else { throw error }
            return try await client.execute(request, deadline: .distantFuture)
        }
    }

    private func client(
        _ url: HTTPURL,
        _ request: FetchRequest,
        _ tls: HTTPClientConfiguration.TLS,
        at address: HostPort
    ) throws(FetchError) -> (HTTPClient, String) {
        var key = HTTPClients.Key(
            tls: tls,
            files: try TLSFiles(tls),
            connectTimeout: max(1, request.timeout.components.seconds * 1000 + 1000),
            inflatedLimit: request.allowsGzip ? request.bodyLimit : nil
        )
        let name = tls.serverName ?? url.address.host
        if url.scheme == "https", name != address.host {
            // The URL carries the name for TLS, the alias where the connection goes.
            key.alias = HTTPClients.Alias(name: name, host: address.host)
            return (try clients.client(key), url.text(at: HostPort(host: name, port: address.port)))
        }
        return (try clients.client(key), url.text(at: address))
    }

    private static func body(of response: HTTPClientResponse, _ request: FetchRequest) async throws -> [UInt8] {
        guard response.status == .ok else {
            return await Self.errorBody(of: response, limit: request.errorBodyLimit)
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
