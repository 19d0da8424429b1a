/// The answer to a GET, whatever its status.
package struct FetchResponse: Sendable {
    package var status: Int
    /// The status line's words, as the server wrote them: not yet fit to be shown.
    package var reason: String
    package var headers: [(name: String, value: String)]
    /// Decompressed; of an answer other than 200, only as much as the request asks for.
    package var body: [UInt8]
    /// The way that the request took, if not to the URL's own address.
    var route: Route?

    /// Where the connection went, if not to the URL's own address.
    package var dialled: HostPort? { route?.address }

    /// The first value of a header.
    package subscript(header: String) -> String? {
        headers.first { $0.name.lowercased() == header.lowercased() }?.value
    }

    /// "404 Not Found", fit to be shown.
    package var statusLine: String {
        reason.isEmpty ? "\(status)" : "\(status) \(reason.legible(80))"
    }
}
