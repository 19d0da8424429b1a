import ArgumentParser
import Monitoring

/// What a server wants of who asks it. Secrets come from files, so that no list of processes shows them.
struct FetchOptions: ParsableArguments {
    @Option(
        name: .customLong("header"),
        help: ArgumentHelp(
            "A header to send, as 'NAME: VALUE', or @FILE with one a line; can be repeated.", valueName: "header"))
    var headers: [String] = []

    @Option(help: ArgumentHelp("A file with a bearer token.", valueName: "file"), completion: .file())
    var bearerTokenFile: String?

    @Option(help: ArgumentHelp("The name for basic authentication.", valueName: "name"))
    var user: String?

    @Option(help: ArgumentHelp("A file with the password of --user.", valueName: "file"), completion: .file())
    var passwordFile: String?

    @Option(
        help: ArgumentHelp("Certificates (PEM) to trust instead of the system's.", valueName: "file"),
        completion: .file())
    var ca: String?

    @Option(help: ArgumentHelp("A client certificate (PEM).", valueName: "file"), completion: .file())
    var cert: String?

    @Option(help: ArgumentHelp("The key of --cert (PEM).", valueName: "file"), completion: .file())
    var key: String?

    @Option(help: ArgumentHelp("The name that the server's certificate has to bear.", valueName: "name"))
    var serverName: String?

    @Flag(help: "Accept any certificate.")
    var insecure = false

    @Flag(help: "Follow no redirect.")
    var noRedirects = false

    func validate() throws {
        if passwordFile != nil, user == nil { throw ValidationError("--password-file needs --user") }
        if bearerTokenFile != nil, user != nil {
            throw ValidationError("--bearer-token-file and --user are both credentials: only one can be sent")
        }
        if (cert == nil) != (key == nil) { throw ValidationError("--cert and --key need each other") }
    }

    /// All of them, for what holds for none or all.
    static let names: Set<String> = [
        "header", "bearer-token-file", "user", "password-file", "ca", "cert", "key", "server-name", "insecure",
        "no-redirects",
    ]

    /// The first option that was given.
    var given: String? {
        let options = [
            ("--header", !headers.isEmpty), ("--bearer-token-file", bearerTokenFile != nil), ("--user", user != nil),
            ("--ca", ca != nil), ("--cert", cert != nil), ("--server-name", serverName != nil),
            ("--insecure", insecure), ("--no-redirects", noRedirects),
        ]
        return options.first { $0.1 }?.0
    }

    func configuration() throws(ConfigurationError) -> HTTPClientConfiguration {
        var configuration = HTTPClientConfiguration()
        try apply(to: &configuration)
        return configuration
    }

    /// What is given here comes before credentials that stand in the URL of a server; in others none may stand.
    func apply(to configuration: inout HTTPClientConfiguration) throws(ConfigurationError) {
        if let file = bearerTokenFile {
            configuration.credentials = .authorization(type: "Bearer", .file(path: file))
        } else if let user {
            let password = passwordFile.map { HTTPClientConfiguration.Secret.file(path: $0) }
            configuration.credentials = .basic(username: .text(user), password: password ?? .text(""))
        }
        configuration.tls.caFile = ca
        configuration.tls.certificateFile = cert
        configuration.tls.keyFile = key
        configuration.tls.serverName = serverName
        configuration.tls.insecureSkipVerify = insecure
        configuration.followRedirects = !noRedirects
        configuration.headers = try HeaderOption.headers(headers).map { .init(name: $0.name, value: .text($0.value)) }
    }
}
