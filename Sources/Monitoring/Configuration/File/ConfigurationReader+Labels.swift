import Prometheus

extension ConfigurationReader {
    /// A mapping of label names to values.
    func readLabels(
        _ node: ConfigurationNode?, _ scheme: LabelNameScheme
    ) throws(ConfigurationFileError) -> Labels {
        var labels: [Label] = []
        for (name, value) in try node?.freeEntries() ?? [] {
            guard scheme.isValid(name) else { throw value.error("\"\(name)\" is not a valid label name") }
            labels.append(Label(name, try value.string()))
        }
        return Labels(labels)
    }

    /// External labels with `$NAME` and `${NAME}` replaced by the environment, `$$` by `$`, as Prometheus does since 3.0.
    mutating func expandExternalLabels(_ labels: Labels, _ place: ConfigurationPlace) -> Labels {
        Labels(labels.map { Label($0.name, expand($0.value, of: $0.name, place)) })
    }

    private mutating func expand(_ value: String, of label: String, _ place: ConfigurationPlace) -> String {
        var result = ""
        var rest = Substring(value)
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.hasPrefix("$") {
                result += "$"
                rest = rest.dropFirst()
                continue
            }
            let isBraced = rest.hasPrefix("{")
            let start = isBraced ? rest.dropFirst() : rest
            let name = start.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
            let end = start.dropFirst(name.count)
            guard !name.isEmpty, !isBraced || end.hasPrefix("}") else {
                result += "$"
                continue
            }
            rest = isBraced ? end.dropFirst() : end
            let found = environment[String(name)] ?? ""
            if found.isEmpty { warn(place, "external label \(label): the environment variable \(name) is empty") }
            result += found
        }
        return result + rest
    }
}
