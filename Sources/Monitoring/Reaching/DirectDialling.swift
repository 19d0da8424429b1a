import Synchronization

/// Every address is dialled as it stands. Where one cannot be reached that looks like a cluster's, the error names the
/// options that help.
package final class DirectDialling: Dialling {
    /// A private address that answered once is reached from here: what goes wrong later has another reason.
    private let answered = Mutex<Set<HostPort>>([])
    private static let limit = 10_000

    package init() {}

    package func dial(_ destination: Destination) -> Route? { nil }

    package func judge(
        _ outcome: Result<FetchResponse, FetchError>, of destination: Destination, over route: Route?
    ) async -> Judgement {
        let address = destination.address
        switch outcome {
        case .success:
            guard case .address = ClusterName(address.host) else { return .stands }
            answered.withLock { if $0.count < Self.limit { $0.insert(address) } }
            return .stands
        case .failure(let error):
            guard !answered.withLock({ $0.contains(address) }), let hint = ClusterHint.text(error, at: address) else {
                return .stands
            }
            return .means(.unreachable("\(error): \(hint)"))
        }
    }
}
