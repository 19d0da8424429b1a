/// TCP port numbers.
enum Port {
    /// 0 to 65535, digits only; nil for anything else.
    static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        guard let number = Int(text), number <= 65535 else { return nil }
        return number
    }
}
