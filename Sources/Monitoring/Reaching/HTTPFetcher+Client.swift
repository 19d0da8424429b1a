import AsyncHTTPClient

extension HTTPFetcher {
    /// The client for plain requests to a proxy.
    func proxied(_ request: FetchRequest, isUnshared: Bool) throws(FetchError) -> HTTPClient {
        try clients.client(key(request, HTTPClientConfiguration(), isUnshared))
    }

    private func key(
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration,
        _ isUnshared: Bool
    ) throws(FetchError) -> HTTPClients.Key {
        HTTPClients.Key(
            tls: configuration.tls,
            allowsHTTP2: configuration.enableHTTP2,
            files: try TLSFiles(configuration.tls),
            connectTimeout: max(1, request.timeout.components.seconds * 1000 + 1000),
            inflatedLimit: request.allowsGzip ? request.bodyLimit : nil,
            isUnshared: isUnshared
        )
    }

    /// The client for requests to a URL whose connections go to `address`, and the URL to give it.
    func client(
        _ url: HTTPURL,
        _ request: FetchRequest,
        _ configuration: HTTPClientConfiguration,
        at address: HostPort,
        isUnshared: Bool
    ) throws(FetchError) -> (HTTPClient, String) {
        var key = try key(request, configuration, isUnshared)
        let name = configuration.tls.serverName ?? url.address.host
        if url.scheme == "https", name != address.host {
            // The URL carries the name for TLS, the alias where the connection goes.
            key.alias = HTTPClients.Alias(name: name, host: address.host)
            return (try clients.client(key), url.text(at: HostPort(host: name, port: address.port)))
        }
        return (try clients.client(key), url.text(at: address))
    }
}
