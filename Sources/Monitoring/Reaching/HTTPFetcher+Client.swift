import AsyncHTTPClient

extension HTTPFetcher {
    /// The client for plain requests to a proxy.
    func proxied(_ request: FetchRequest) throws(FetchError) -> HTTPClient {
        try clients.client(key(request, HTTPClientConfiguration.TLS()))
    }

    private func key(
        _ request: FetchRequest, _ tls: HTTPClientConfiguration.TLS
    ) throws(FetchError) -> HTTPClients.Key {
        HTTPClients.Key(
            tls: tls,
            files: try TLSFiles(tls),
            connectTimeout: max(1, request.timeout.components.seconds * 1000 + 1000),
            inflatedLimit: request.allowsGzip ? request.bodyLimit : nil
        )
    }

    /// The client for requests to a URL whose connections go to `address`, and the URL to give it.
    func client(
        _ url: HTTPURL,
        _ request: FetchRequest,
        _ tls: HTTPClientConfiguration.TLS,
        at address: HostPort
    ) throws(FetchError) -> (HTTPClient, String) {
        var key = try key(request, tls)
        let name = tls.serverName ?? url.address.host
        if url.scheme == "https", name != address.host {
            // The URL carries the name for TLS, the alias where the connection goes.
            key.alias = HTTPClients.Alias(name: name, host: address.host)
            return (try clients.client(key), url.text(at: HostPort(host: name, port: address.port)))
        }
        return (try clients.client(key), url.text(at: address))
    }
}
