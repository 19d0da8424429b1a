import Prometheus

extension String {
    /// Text from the network made fit for a message: on one line, without control or formatting characters, and not
    /// endless. `limit` counts Unicode scalars.
    package func legible(_ limit: Int = 500) -> String {
        var text = ""
        for scalar in unicodeScalars.prefix(limit) {
            text.unicodeScalars.append(scalar.isShowable ? scalar : "\u{FFFD}")
        }
        return unicodeScalars.dropFirst(limit).isEmpty ? text : text + "…"
    }
}
