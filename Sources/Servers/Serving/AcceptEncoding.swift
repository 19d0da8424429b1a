/// What an Accept-Encoding field allows (RFC 9110, section 12.5.3).
enum AcceptEncoding {
    /// Whether gzip is accepted, and no less liked than sending the bytes as they are.
    static func prefersGzip(_ field: String) -> Bool {
        var gzip: Double?
        var identity: Double?
        var other: Double?
        for element in field.split(separator: ",") {
            let parts = element.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            let quality = quality(parts.dropFirst())
            switch parts.first?.lowercased() {
            case "gzip", "x-gzip": gzip = quality
            case "identity": identity = quality
            case "*": other = quality
            default: break
            }
        }
        let wanted = gzip ?? other ?? 0
        return wanted > 0 && wanted >= identity ?? 0
    }

    /// The weight: 1 where none is written, 0 where it cannot be read.
    private static func quality(_ parameters: some Sequence<String>) -> Double {
        for parameter in parameters where parameter.lowercased().hasPrefix("q=") {
            guard let weight = Double(parameter.dropFirst(2)), 0...1 ~= weight else { return 0 }
            return weight
        }
        return 1
    }
}
