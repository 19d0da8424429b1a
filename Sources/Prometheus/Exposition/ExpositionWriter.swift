/// Writes metric families in either text format, so that any parser reads them back as they were.
package struct ExpositionWriter {
    package let format: ExpositionFormat
    private var bytes: [UInt8] = []

    package init(_ format: ExpositionFormat) {
        self.format = format
    }

    /// The families as one body.
    package static func body(_ families: some Sequence<MetricFamily>, format: ExpositionFormat) -> [UInt8] {
        var writer = ExpositionWriter(format)
        for family in families { writer.append(family) }
        return writer.finish()
    }

    /// The body; OpenMetrics ends with `# EOF`.
    package consuming func finish() -> [UInt8] {
        if format == .openMetrics { write("# EOF\n") }
        return bytes
    }

    /// Appends a family, its values with the fewest digits that read back the same, or with a fixed number of decimals.
    package mutating func append(_ family: MetricFamily, decimals: Int? = nil) {
        switch format {
        case .text:
            for part in TextFamily.parts(of: family) {
                if !part.help.isEmpty { metadata("HELP", part.name, Self.escaped(part.help, quotes: false)) }
                metadata("TYPE", part.name, part.type)
                for sample in part.samples { append(sample, named: part.name, decimals) }
            }
        case .openMetrics:
            let name = family.openMetricsName
            metadata("TYPE", name, family.openMetricsType.rawValue)
            if !family.unit.isEmpty, name.hasSuffix("_" + family.unit) { metadata("UNIT", name, family.unit) }
            if !family.help.isEmpty { metadata("HELP", name, Self.escaped(family.help, quotes: true)) }
            for sample in family.samples { append(sample, named: name + family.type.soleSuffix, decimals) }
        }
    }

    /// Appends one line: a sample without the metadata of its family.
    package mutating func append(_ sample: Sample) { append(sample, named: "", nil) }

    private mutating func metadata(_ keyword: String, _ name: String, _ text: String) {
        write("# \(keyword) \(Self.isPlain(name) ? name : Self.quoted(name)) \(text)\n")
    }

    private mutating func append(_ sample: Sample, named fallback: String, _ decimals: Int?) {
        let name = sample.labels["__name__"] ?? fallback
        let isPlain = Self.isPlain(name)
        var labels = isPlain ? [] : [Self.quoted(name)]
        for label in sample.labels where label.name != "__name__" {
            let isPlainLabel = Self.isPlain(label.name) && !label.name.utf8.contains(UInt8(ascii: ":"))
            labels.append((isPlainLabel ? label.name : Self.quoted(label.name)) + "=" + Self.quoted(label.value))
        }
        if isPlain { write(name) }
        if !labels.isEmpty { write("{" + labels.joined(separator: ",") + "}") }
        write(" ")
        write(decimals.map { NumberText.fixed(sample.value, decimals: $0) } ?? NumberText.shortest(sample.value))
        if let timestamp = sample.timestamp {
            write(" ")
            write(format == .text ? String(timestamp) : NumberText.seconds(milliseconds: timestamp))
        }
        write("\n")
    }

    private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Whether a metric's name needs no quotes.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, ByteClass.startsMetricName(first) else { return false }
        return name.utf8.allSatisfy(ByteClass.continuesMetricName)
    }

    private static func quoted(_ text: String) -> String { "\"" + escaped(text, quotes: true) + "\"" }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
