/// Decides where the connection to a canonical address really goes: the door for `--connect-to` and port-forwards.
///
/// Labels, URL, `Host` header and TLS server name stay those of the canonical address.
package protocol Dialling: Sendable {
    /// Where to connect instead; nil for the address itself. May take its time, for example to start a port-forward.
    /// An error thrown here is shown as the reason why the scrape failed: its description should be for people.
    func dial(_ address: HostPort) async throws -> HostPort?
}

/// Every address is dialled as it stands.
package struct DirectDialling: Dialling {
    package init() {}

    package func dial(_ address: HostPort) -> HostPort? { nil }
}
