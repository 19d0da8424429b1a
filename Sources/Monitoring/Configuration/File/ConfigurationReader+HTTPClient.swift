extension ConfigurationReader {
    /// Prometheus's `http_config`, whose keys stand among those of a job or of a discovery.
    mutating func readHTTPClient(
        _ section: inout ConfigurationSection
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration {
        var http = HTTPClientConfiguration()
        http.credentials = try readCredentials(&section)
        if let node = section.takeValue("tls_config") { http.tls = try readTLS(node) }
        http.followRedirects = try section.take("follow_redirects")?.bool() ?? true
        _ = try section.take("enable_http2")?.bool()
        try readProxy(&section)
        if let headers = section.takeValue("http_headers"), !(try headers.entries().isEmpty) {
            warn(headers.place, "additional headers are not supported; they are not sent")
        }
        return http
    }

    private mutating func readProxy(_ section: inout ConfigurationSection) throws(ConfigurationFileError) {
        let proxy = section.takeValue("proxy_url")
        let fromEnvironment = section.take("proxy_from_environment")
        _ = try section.take("no_proxy")?.string()
        _ = try section.take("proxy_connect_header")?.entries()
        if let proxy, try text(proxy) != nil {
            if let fromEnvironment, try fromEnvironment.bool() {
                throw fromEnvironment.error("at most one of proxy_url and proxy_from_environment can be set")
            }
            warn(proxy.place, "proxies are not supported; connections go to the targets directly")
        } else if let fromEnvironment, try fromEnvironment.bool() {
            warn(fromEnvironment.place, "proxies are not supported; connections go to the targets directly")
        }
    }

    private mutating func readTLS(
        _ node: ConfigurationNode
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration.TLS {
        var section = try ConfigurationSection(node)
        var tls = HTTPClientConfiguration.TLS()
        tls.ca = try text(section.take("ca"))
        tls.caFile = try requiredPath(section.take("ca_file"))
        tls.certificate = try text(section.take("cert"))
        tls.certificateFile = try requiredPath(section.take("cert_file"))
        tls.key = try text(section.take("key"))
        tls.keyFile = try requiredPath(section.take("key_file"))
        tls.serverName = try text(section.take("server_name"))
        tls.insecureSkipVerify = try section.take("insecure_skip_verify")?.bool() ?? false
        for key in ["min_version", "max_version"] {
            guard let node = section.takeValue(key), let version = try text(node) else { continue }
            let known = ["TLS10", "TLS11", "TLS12", "TLS13"]
            guard known.contains(version) else {
                throw node.error("unknown TLS version \"\(version)\"; expected one of \(known.joined(separator: ", "))")
            }
            warn(node.place, "the version of TLS cannot be chosen; 1.2 and 1.3 are used")
        }
        try section.finish()
        for (name, text, file) in [
            ("ca", tls.ca, tls.caFile), ("cert", tls.certificate, tls.certificateFile), ("key", tls.key, tls.keyFile),
        ] where text != nil && file != nil {
            throw section.error("at most one of \(name) and \(name)_file can be set")
        }
        let hasCertificate = tls.certificate != nil || tls.certificateFile != nil
        let hasKey = tls.key != nil || tls.keyFile != nil
        guard hasCertificate == hasKey else {
            throw section.error("a client certificate needs its key and a key its certificate: cert_file and key_file")
        }
        return tls
    }
}
