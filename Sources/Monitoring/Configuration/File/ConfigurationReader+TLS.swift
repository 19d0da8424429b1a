extension ConfigurationReader {
    /// `tls_config`.
    mutating func readTLS(
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
        tls.minimumVersion = try readVersion(section.takeValue("min_version"))
        let maximum = section.takeValue("max_version")
        tls.maximumVersion = try readVersion(maximum)
        if let maximum, let lowest = tls.minimumVersion, let highest = tls.maximumVersion, highest < lowest {
            throw maximum.error("\(highest.rawValue) is less than min_version, \(lowest.rawValue)")
        }
        for key in ["ca", "cert", "key"] {
            guard let node = section.takeValue(key + "_ref"), try text(node) != nil else { continue }
            throw node.error("there is no store of secrets to refer to; use \(key) or \(key)_file")
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
    private func readVersion(
        _ node: ConfigurationNode?
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration.TLS.ProtocolVersion? {
        guard let node else { return nil }
        let text = try node.string()
        guard let version = HTTPClientConfiguration.TLS.ProtocolVersion(rawValue: text) else {
            let known = HTTPClientConfiguration.TLS.ProtocolVersion.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.error("unknown TLS version \"\(text)\"; expected one of \(known)")
        }
        return version
    }
}
