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
        var text = scheme + "://" + address
        if !path.isEmpty, !path.hasPrefix("/") { text += "/" }
        text += escaped(path, isPath: true)
        let query = parameters.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { key, values in
            values.map { escaped(key, isPath: false) + "=" + escaped($0, isPath: false) }
        }
        return query.isEmpty ? text : text + "?" + query.joined(separator: "&")
    }

    private static func escaped(_ text: String, isPath: Bool) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte, isPath: isPath) {
                bytes.append(byte)
            } else if byte == UInt8(ascii: " "), !isPath {
                bytes.append(UInt8(ascii: "+"))
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
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
