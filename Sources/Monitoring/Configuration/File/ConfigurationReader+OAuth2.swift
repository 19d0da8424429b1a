extension ConfigurationReader {
    /// Looks at `oauth2` as Prometheus does, though nothing comes of it.
    mutating func checkOAuth2(_ node: ConfigurationNode) throws(ConfigurationFileError) {
        var section = try ConfigurationSection(node)
        let identifier = try text(section.take("client_id"))
        _ = try readSecret(&section, "client_secret")
        let url = try text(section.take("token_url"))
        _ = try section.take("scopes")?.strings()
        for (_, value) in try section.take("endpoint_params")?.freeEntries() ?? [] { _ = try value.string() }
        if let tls = section.takeValue("tls_config") { _ = try readTLS(tls) }
        _ = try readProxy(&section)
        // Of the grant by JWT.
        for key in [
            "grant_type", "client_certificate_key_id", "client_certificate_key", "client_certificate_key_file",
            "signature_algorithm", "iss", "audience",
        ] { _ = try section.take(key)?.string() }
        _ = try section.take("claims")?.entries()
        try section.finish()
        guard identifier != nil else { throw section.error("client_id is missing or empty") }
        guard url != nil else { throw section.error("token_url is missing or empty") }
    }
}
