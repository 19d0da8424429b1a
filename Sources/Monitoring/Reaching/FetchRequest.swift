/// One GET, and what it may cost.
package struct FetchRequest: Sendable {
    package var url: String
    package var headers: [(name: String, value: String)]
    /// Only for the server of the URL: a redirect to another one goes without, as with credentials.
    package var privateHeaders: [(name: String, value: String)] = []
    /// For everything: waiting for a connection, the head, and the last byte of the body, redirects included.
    package var timeout: Duration
    /// A body of this many bytes, decompressed, is one too many.
    package var bodyLimit: Int
    /// Bytes that are kept of the body of an answer other than 200, where an API may say why; what is beyond is dropped.
    package var errorBodyLimit = 0
    /// Asks for gzip and takes it. Without it, nothing is said about compression, and nothing undone.
    package var allowsGzip: Bool
    /// About how long the body will be, where that is known.
    package var sizeHint = 0
    /// The Kubernetes namespace of what is asked, where that is known.
    package var namespace: String?

    package init(
        url: String,
        headers: [(name: String, value: String)],
        timeout: Duration,
        bodyLimit: Int,
        allowsGzip: Bool = false
    ) {
        self.url = url
        self.headers = headers
        self.timeout = timeout
        self.bodyLimit = bodyLimit
        self.allowsGzip = allowsGzip
    }
}
