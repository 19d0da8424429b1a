extension ConfigurationReader {
    /// Prometheus's `http_config`, whose keys stand among those of a job or of a discovery.
    mutating func readHTTPClient(
        _ section: inout ConfigurationSection
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration {
        var http = HTTPClientConfiguration()
        http.credentials = try readCredentials(&section)
        if let node = section.takeValue("tls_config") { http.tls = try readTLS(node) }
        http.followRedirects = try section.take("follow_redirects")?.bool() ?? true
        http.enableHTTP2 = try section.take("enable_http2")?.bool() ?? true
        if let place = try readProxy(&section) {
            warn(place, "proxies are not supported; connections go to the targets directly")
        }
        http.headers = try readHeaders(section.takeValue("http_headers"))
        return http
    }

    /// Where a proxy is asked for; nil for none. The keys go together as Prometheus wants them.
    func readProxy(_ section: inout ConfigurationSection) throws(ConfigurationFileError) -> ConfigurationPlace? {
        let urlNode = section.takeValue("proxy_url")
        let environmentNode = section.take("proxy_from_environment")
        let headersNode = section.takeValue("proxy_connect_header")
        let exceptionsNode = section.take("no_proxy")
        let url = try text(urlNode)
        let fromEnvironment = try environmentNode?.bool() ?? false
        if let url, let urlNode, let fault = URLCheck.proxyFault(url) {
            throw urlNode.error("\"\(url)\" is not a usable URL: \(fault)")
        }
        if let environmentNode, fromEnvironment, url != nil {
            throw environmentNode.error("at most one of proxy_url and proxy_from_environment can be set")
        }
        let headers = try headersNode?.freeEntries() ?? []
        for (_, values) in headers { _ = try values.strings() }
        if let headersNode, !headers.isEmpty, url == nil, !fromEnvironment {
            throw headersNode.error("it needs proxy_url or proxy_from_environment")
        }
        if let exceptionsNode, try text(exceptionsNode) != nil, fromEnvironment || url == nil {
            throw exceptionsNode.error("it goes with proxy_url, and with that only")
        }
        return url != nil ? urlNode?.place : fromEnvironment ? environmentNode?.place : nil
    }
}
