import Prometheus

/// What a body says, as a test writes it down: one line an entry, the labels decoded.
func entries(_ body: [UInt8], _ format: ExpositionFormat) throws(ExpositionError) -> [String] {
    try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
        var parser = ExpositionParser(UnsafeRawBufferPointer(bytes), format: format)
        var lines: [String] = []
        while let entry = try parser.next() {
            switch entry {
            case .help(let name, let text): lines.append("HELP \(parser.name(name)) \(parser.helpText(text))")
            case .type(let name, let type): lines.append("TYPE \(parser.name(name)) \(type)")
            case .unit(let name, let unit): lines.append("UNIT \(parser.name(name)) \(parser.name(unit))")
            case .series(let series):
                var line = "\(try parser.labels(of: series)) \(NumberText.shortest(series.value))"
                if let timestamp = series.timestamp { line += " @\(timestamp)" }
                if let exemplar = try parser.exemplar(of: series) {
                    line += " # \(exemplar.labels) \(NumberText.shortest(exemplar.value))"
                    if let timestamp = exemplar.timestamp { line += " @\(timestamp)" }
                }
                lines.append(line)
            }
        }
        return lines
    }
}

func entries(_ body: String, _ format: ExpositionFormat) throws(ExpositionError) -> [String] {
    try entries(Array(body.utf8), format)
}

/// The message of the error that a body is refused with; nil where it is accepted.
func refusal(of body: String, _ format: ExpositionFormat) -> String? {
    do {
        _ = try entries(body, format)
        return nil
    } catch {
        return error.description
    }
}
