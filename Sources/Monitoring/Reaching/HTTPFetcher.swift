import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// Does GETs as Prometheus's HTTP client does: with credentials, TLS and redirects as configured, over connections that
/// are kept alive, through the door that `Dialling` opens.
package final class HTTPFetcher: Sendable {
    /// As many as Go's client follows: the tenth request is its last.
    static let redirectLimit = 9
    /// How often a request is sent again because the way to the server broke and is being mended.
    private static let retryLimit = 3

    private let dialling: any Dialling
    let clients = HTTPClients()

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
            let error = FetchError(cause: error, host: "", timeout: request.timeout, bodyLimit: request.bodyLimit)
            guard case .timedOut = error, let url = try? HTTPURL(request.url) else { throw error }
            // The time may have gone on the way.
            let judgement = await dialling.judge(.failure(error), of: url.destination(request), over: nil)
            if case .means(let reason) = judgement { throw reason }
            throw error
        }
    }

    /// Nothing more is to be fetched from this URL.
    package func release(_ url: String) async {
        if let url = try? HTTPURL(url) { await dialling.release(url.address) }
    }

    private func follow(
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration
    ) async throws(FetchError) -> FetchResponse {
        var request = request
        var url = try HTTPURL(request.url)
        var authorization = try (configuration.credentials ?? url.credentials)?.authorization()
        for header in configuration.headers { request.privateHeaders.append((header.name, try header.value.value())) }
        var redirects = 0
        while true {
            let response = try await fetch(url, request, configuration, authorization)
            guard configuration.followRedirects, [301, 302, 303, 307, 308].contains(response.status),
                let location = response["Location"], !location.isEmpty
            else { return response }
            let next = try url.resolve(response.route?.location(location) ?? location)
            guard redirects < Self.redirectLimit else {
                throw .tooManyRedirects(redirects + 1, last: next.text)
            }
            redirects += 1
            // Credentials are for the server that they were configured for, and for no other.
            if !next.maySeeCredentials(of: url) {
                authorization = try next.credentials?.authorization()
                request.privateHeaders = []
            }
            url = next
        }
    }

    /// Takes the way that the dialling knows, and asks it what the end of the request means.
    private func fetch(
        _ url: HTTPURL,
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration,
        _ authorization: String?
    ) async throws(FetchError) -> FetchResponse {
        let destination = url.destination(request)
        var retries = 0
        while true {
            let route: Route?
            do {
                route = try await dialling.dial(destination)
            } catch is CancellationError {
                throw .cancelled
            } catch {
                throw .unreachable("\(error)".legible())
            }
            let outcome = await ask(url, request, configuration, authorization, over: route)
            if case .failure(.cancelled) = outcome { throw .cancelled }
            switch await dialling.judge(outcome, of: destination, over: route) {
            case .means(let reason): throw reason
            case .tryAgain where retries < Self.retryLimit: retries += 1
            case .tryAgain, .stands: return try outcome.get()
            }
        }
    }

    private func ask(
        _ url: HTTPURL,
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration,
        _ authorization: String?,
        over route: Route?
    ) async -> Result<FetchResponse, FetchError> {
        do {
            func way(isUnshared: Bool) throws(FetchError) -> (client: HTTPClient, text: String) {
                guard let route, route.isProxy else {
                    let address = route?.address ?? url.address
                    return try self.client(url, request, configuration, at: address, isUnshared: isUnshared)
                }
                let client = try proxied(request, isUnshared: isUnshared)
                return (client, "http://\(route.address)\(route.prefix)\(url.path)")
            }
            let (client, text) = try way(isUnshared: false)
            var outgoing = HTTPClientRequest(url: text)
            let isProxied = route?.isProxy == true
            outgoing.headers.add(name: "Host", value: isProxied ? "\(route?.address ?? url.address)" : url.authority)
            if request.allowsGzip { outgoing.headers.add(name: "Accept-Encoding", value: "gzip") }
            // Credentials are the target's, and not the proxy's.
            for header in request.headers + request.privateHeaders
            where !isProxied || header.name.lowercased() != "authorization" {
                outgoing.headers.add(name: header.name, value: header.value)
            }
            if let authorization, !isProxied { outgoing.headers.add(name: "Authorization", value: authorization) }
            let response = try await execute(outgoing, client, orElse: { try way(isUnshared: true).client })
            return .success(
                FetchResponse(
                    status: Int(response.status.code),
                    reason: response.status.reasonPhrase,
                    headers: response.headers.map { ($0.name, $0.value) },
                    body: try await Self.body(of: response, request, errorLimit: isProxied ? 4096 : 0),
                    route: route
                ))
        } catch {
            let host = configuration.tls.serverName ?? url.address.host
            return .failure(
                FetchError(cause: error, host: host, timeout: request.timeout, bodyLimit: request.bodyLimit))
        }
    }

    /// A server may close a kept connection at the very moment when the next request sets out on it. So, as Go's client,
    /// asks once more where a connection breaks before there is an answer: on one of its own, as others that are kept may
    /// be just as dead.
    private func execute(
        _ request: HTTPClientRequest,
        _ client: HTTPClient,
        orElse fresh: () throws -> HTTPClient
    ) async throws -> HTTPClientResponse {
        do {
            return try await client.execute(request, deadline: .distantFuture)
        } catch {
            guard FetchError(cause: error, host: "", timeout: .zero, bodyLimit: 0) == .closed else { throw error }
            return try await fresh().execute(request, deadline: .distantFuture)
        }
    }
}

extension HTTPURL {
    fileprivate func destination(_ request: FetchRequest) -> Destination {
        Destination(scheme: scheme, address: address, namespace: request.namespace)
    }
}
