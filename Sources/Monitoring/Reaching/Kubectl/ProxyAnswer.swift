import FoundationEssentials

/// An answer other than 200 that came from `kubectl proxy` or from the API server's proxy, and not from the target.
enum ProxyAnswer {
    /// What the API server answers in the place of what it was asked for: a `Status` of Kubernetes's API.
    private struct Status: Decodable {
        var kind: String
        var status: String?
        var message: String?
        var reason: String?
    }

    /// nil for what the target itself answers.
    static func reason(_ response: FetchResponse) -> KubectlError? {
        guard let reason = words(response) else { return nil }
        return .failed(command: "kubectl proxy", reason: reason.legible(400))
    }

    private static func words(_ response: FetchResponse) -> String? {
        guard response.status != 200 else { return nil }
        if let status = try? JSONDecoder().decode(Status.self, from: Data(response.body)), status.kind == "Status" {
            return status.message ?? status.reason ?? response.statusLine
        }
        // kubectl itself, where it cannot reach the API server.
        let text = String(decoding: response.body.prefix(500), as: UTF8.self)
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        let isOfGo = ["dial tcp", "x509: ", "tls: ", "getting credentials", "context deadline exceeded"].contains {
            line.contains($0)
        }
        // As kubectl's other commands put it.
        return response.status >= 500 && isOfGo ? "Unable to connect to the server: \(line)" : nil
    }
}
