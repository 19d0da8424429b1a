/// Names and passwords in URLs of the command line.
enum URLCredentials {
    /// Refuses them, and does not repeat them: a URL is shown, logged and recorded.
    ///
    /// - Parameter alternative: where credentials belong.
    static func refuse(in url: String, of option: String, _ alternative: String) throws(ConfigurationError) {
        let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
        guard url[start...].prefix(while: { !"/?#".contains($0) }).contains("@") else { return }
        throw ConfigurationError(
            "\(option): the URL holds credentials, which would be shown and recorded with it; \(alternative)")
    }
}
