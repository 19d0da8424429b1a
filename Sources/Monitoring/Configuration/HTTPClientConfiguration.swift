/// How a scrape or a discovery reaches its server: credentials, TLS, redirects. As in Prometheus's `http_config`.
package struct HTTPClientConfiguration: Sendable, Hashable {
    package enum Credentials: Sendable, Hashable {
        case basic(username: Secret, password: Secret)
        /// The `Authorization` header is the type, a space and the secret.
        case authorization(type: String, Secret)
    }

    /// A secret as it was configured: its text, or a file that is read again for each request.
    package enum Secret: Sendable, Hashable {
        case text(String)
        case file(path: String)
    }

    /// Each of the first three is PEM in the configuration itself, or a file.
    package struct TLS: Sendable, Hashable {
        package var ca: String?
        package var certificate: String?
        package var key: String?
        package var caFile: String?
        package var certificateFile: String?
        package var keyFile: String?
        package var serverName: String?
        package var insecureSkipVerify = false
        package var minimumVersion: ProtocolVersion?
        package var maximumVersion: ProtocolVersion?

        package init() {}

        package enum ProtocolVersion: String, Sendable, Hashable, CaseIterable, Comparable {
            case tls10 = "TLS10"
            case tls11 = "TLS11"
            case tls12 = "TLS12"
            case tls13 = "TLS13"

            package static func < (a: ProtocolVersion, b: ProtocolVersion) -> Bool { a.rawValue < b.rawValue }
        }
    }

    /// One header of `http_headers`, with one of its values: sent with each request, but not to another server that a
    /// redirect names.
    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: Secret

        package init(name: String, value: Secret) {
            self.name = name
            self.value = value
        }
    }

    package var credentials: Credentials?
    package var tls = TLS()
    package var followRedirects = true
    package var enableHTTP2 = true
    package var headers: [Header] = []

    package init() {}
}
