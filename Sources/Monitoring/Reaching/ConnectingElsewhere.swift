/// Follows the rules of `--connect-to`, the first that fits; other addresses are left to another dialling.
package struct ConnectingElsewhere: Dialling {
    private let rules: [ConnectRule]
    private let others: any Dialling

    package init(_ rules: [ConnectRule], others: any Dialling) {
        self.rules = rules
        self.others = others
    }

    private func place(of address: HostPort) -> HostPort? {
        for rule in rules {
            if let place = rule.destination(of: address) { return place }
        }
        return nil
    }

    package func dial(_ destination: Destination) async throws -> Route? {
        if let place = place(of: destination.address) { return Route(place) }
        return try await others.dial(destination)
    }

    package func judge(
        _ outcome: Result<FetchResponse, FetchError>, of destination: Destination, over route: Route?
    ) async -> Judgement {
        guard let place = place(of: destination.address) else {
            return await others.judge(outcome, of: destination, over: route)
        }
        switch outcome {
        case .failure(.refused), .failure(.noSuchHost), .failure(.timedOut), .failure(.network):
            guard case .failure(let error) = outcome else { return .stands }
            return .means(.unreachable("\(error), at \(place), where --connect-to leads"))
        default: return .stands
        }
    }

    package func release(_ address: HostPort) async {
        if place(of: address) == nil { await others.release(address) }
    }
}
