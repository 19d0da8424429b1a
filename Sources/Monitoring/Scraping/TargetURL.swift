import Prometheus

/// Puts a target's URL together as Prometheus does, which escapes as Go's net/url does.
enum TargetURL {
    /// - Parameters:
    ///   - labels: the target's, `__scheme__`, `__address__`, `__metrics_path__` and `__param_*` among them.
    ///   - parameters: those of the configuration; a `__param_x` label replaces the first value of `x`.
    static func text(labels: Labels, parameters: [String: [String]]) -> String {
        var parameters = parameters
        var path = ""
        var address = ""
        var scheme = ""
        for label in labels {
            switch label.name {
            case "__scheme__": scheme = label.value
            case "__address__": address = label.value
            case "__metrics_path__": path = label.value
            case let name where name.hasPrefix("__param_"):
                let key = String(name.dropFirst("__param_".count))
                let others = parameters[key]?.dropFirst() ?? []
                parameters[key] = [label.value] + others
            default: break
            }
        }
        var text = (scheme.isEmpty ? "" : scheme + ":") + "//" + escapedHost(address)
        if !path.isEmpty, !path.hasPrefix("/") { text += "/" }
        text += escaped(path, isPath: true)
        let query = parameters.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { key, values in
            values.map { escaped(key, isPath: false) + "=" + escaped($0, isPath: false) }
        }
        return query.isEmpty ? text : text + "?" + query.joined(separator: "&")
    }

    /// Go escapes what would end the host, or be no part of it, so that `host:80?x=1` stays an address, and a wrong one. It
    /// also escapes what is not ASCII, and the zone of an IPv6 address, only to read them back the same: here they stay.
    private static func escapedHost(_ address: String) -> String {
        guard !address.hasPrefix("["), address.utf8.contains(where: isForeignToHost) else { return address }
        return String(
            decoding: address.utf8.flatMap { isForeignToHost($0) ? percentEncoded($0) : [$0] }, as: UTF8.self)
    }

    private static func isForeignToHost(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || "#%/?@\\^`{|}".utf8.contains(byte)
    }

    private static func percentEncoded(_ byte: UInt8) -> [UInt8] {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }

    private static func escaped(_ text: String, isPath: Bool) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte, isPath: isPath) {
                bytes.append(byte)
            } else if byte == UInt8(ascii: " "), !isPath {
                bytes.append(UInt8(ascii: "+"))
            } else {
                bytes += percentEncoded(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8, isPath: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: (isPath ? "-_.~$&+,/:;=@" : "-_.~").utf8.contains(byte)
        }
    }
}
