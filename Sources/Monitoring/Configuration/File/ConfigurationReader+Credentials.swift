extension ConfigurationReader {
    /// At most one of `basic_auth`, `authorization`, `oauth2`, `bearer_token` and `bearer_token_file`.
    mutating func readCredentials(
        _ section: inout ConfigurationSection
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration.Credentials? {
        var given: [(node: ConfigurationNode, credentials: HTTPClientConfiguration.Credentials?)] = []
        if let node = section.takeValue("basic_auth") { given.append((node, try readBasic(node))) }
        if let node = section.takeValue("authorization") { given.append((node, try readAuthorization(node))) }
        if let node = section.takeValue("oauth2") {
            try checkOAuth2(node)
            warn(node.place, "oauth2 is not supported; requests carry no token")
            given.append((node, nil))
        }
        if let node = section.takeValue("bearer_token"), let token = try text(node) {
            given.append((node, .authorization(type: "Bearer", .text(token))))
        }
        if let node = section.takeValue("bearer_token_file"), let path = try requiredPath(node) {
            given.append((node, .authorization(type: "Bearer", .file(path: path))))
        }
        guard given.count < 2 else {
            throw given[1].node.error(
                "at most one of basic_auth, authorization, oauth2, bearer_token and bearer_token_file can be set")
        }
        return given.first?.credentials
    }

    private mutating func readBasic(
        _ node: ConfigurationNode
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration.Credentials {
        var section = try ConfigurationSection(node)
        let username = try readSecret(&section, "username")
        let password = try readSecret(&section, "password")
        try section.finish()
        return .basic(username: username, password: password)
    }

    private mutating func readAuthorization(
        _ node: ConfigurationNode
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration.Credentials {
        var section = try ConfigurationSection(node)
        let typeNode = section.take("type")
        var type = try typeNode?.string() ?? ""
        type = String(type.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        if let typeNode, type.lowercased() == "basic" {
            throw typeNode.error("the type cannot be \"\(type)\"; use basic_auth instead")
        }
        let secret = try readSecret(&section, "credentials")
        try section.finish()
        return .authorization(type: type.isEmpty ? "Bearer" : type, secret)
    }

    /// A secret that stands there, or in the file that the key with `_file` names. What the key with `_ref` would name, not
    /// even Prometheus has.
    mutating func readSecret(
        _ section: inout ConfigurationSection, _ key: String
    ) throws(ConfigurationFileError) -> HTTPClientConfiguration.Secret {
        let secret = try text(section.take(key))
        let fileNode = section.take(key + "_file")
        if let reference = section.takeValue(key + "_ref"), try text(reference) != nil {
            throw reference.error("there is no store of secrets to refer to; use \(key) or \(key)_file")
        }
        guard let path = try requiredPath(fileNode) else { return .text(secret ?? "") }
        if let fileNode, secret != nil { throw fileNode.error("at most one of \(key) and \(key)_file can be set") }
        return .file(path: path)
    }
}
