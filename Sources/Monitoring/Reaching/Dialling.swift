/// Decides where the connection to a canonical address really goes: the door for `--connect-to` and `--kubectl`.
///
/// Labels, URL, `Host` header and TLS server name stay those of the canonical address.
package protocol Dialling: Sendable {
    /// The way to take instead; nil to go to the address itself. May take its time, for example to start a port-forward.
    /// An error thrown here is shown as the reason why the scrape failed: its description should be for people.
    func dial(_ destination: Destination) async throws -> Route?

    /// Says what the end of a request means on the way it took.
    ///
    /// - Parameter route: nil where the request went to the address itself, or where time ran out on it.
    func judge(
        _ outcome: Result<FetchResponse, FetchError>, of destination: Destination, over route: Route?
    ) async -> Judgement

    /// Nothing more is to be fetched from an address, as far as its target is concerned.
    func release(_ address: HostPort) async
}

extension Dialling {
    package func judge(
        _ outcome: Result<FetchResponse, FetchError>, of destination: Destination, over route: Route?
    ) async -> Judgement { .stands }

    package func release(_ address: HostPort) async {}
}
