/// What a scripted server was asked for.
struct ScriptedRequest: Sendable {
    /// As it was sent, with the query.
    let path: String
    let fields: [(name: String, value: String)]

    init(head: String) {
        let lines = head.split(separator: "\r\n")
        path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        fields = lines.dropFirst().compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (parts[0].lowercased(), parts[1].trimmingPrefix(" ").description)
        }
    }

    /// The value of a header field; empty where it was not sent.
    subscript(name: String) -> String { fields.first { $0.name == name.lowercased() }?.value ?? "" }
}
