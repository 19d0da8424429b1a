/// `host:port`, as Prometheus's discovery knows it.
enum TargetAddress {
    static let expected = "host:port, such as localhost:8081 or [::1]:8081"

    static func parse(_ text: some StringProtocol) throws(InvalidValue) -> String {
        guard let colon = text.lastIndex(of: ":") else { throw .expected(expected) }
        let host = text[..<colon]
        let port = text[text.index(after: colon)...]
        guard isHost(host), let number = Port.number(port), number > 0 else { throw .expected(expected) }
        return String(text)
    }

    /// - Throws: which entry of the list is wrong, and what was expected.
    static func parseList(_ text: String) throws(InvalidValue) -> [String] {
        var addresses: [String] = []
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            let entry = entry.trimmed
            do {
                addresses.append(try parse(entry))
            } catch {
                throw .because("entry \(addresses.count + 1), \(ShownText(String(entry))): \(error)")
            }
        }
        return addresses
    }

    private static func isHost(_ host: some StringProtocol) -> Bool {
        guard host.hasPrefix("["), host.hasSuffix("]") else { return HostName.isNameOrIPv4(host) }
        return HostName.looksLikeIPv6(host.dropFirst().dropLast())
    }
}
