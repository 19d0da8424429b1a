/// The rules about names, metadata, labels and order: what a body says apart from its numbers. Bodies with the same lines
/// keep or break them alike.
struct OpenMetricsStructure {
    private var family: OpenMetricsFamily?
    private var metrics = OpenMetricsMetrics()
    private var families: Set<[UInt8]> = []
    /// Names that the samples of complete families may have, with their families.
    private var names: [[UInt8]: [UInt8]] = [:]

    /// Takes in one entry; for a sample says what its value must keep to, and whether it begins a metric point.
    mutating func check(
        _ entry: ExpositionEntry,
        _ parser: inout ExpositionParser
    ) throws(ExpositionFault) -> OpenMetricsPlace? {
        switch entry {
        case .help(let name, _), .type(let name, _), .unit(let name, _):
            let bytes = Escapes.bytes(parser.bytes(name), quotes: true)
            if family?.name != bytes { try open(bytes, at: name.lowerBound, parser) }
            try family?.add(entry, parser)
            if case .help(_, let text) = entry { try requireNoCarriageReturn(text, parser) }
            return nil
        case .series(let series):
            try parser.rescan(series)
            return try sample(series, parser)
        }
    }

    /// At the end of the body.
    mutating func finish(_ parser: ExpositionParser) throws(ExpositionFault) {
        try close(parser)
        family = nil
    }

    private mutating func sample(
        _ series: ExpositionSeries,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) -> OpenMetricsPlace {
        guard let span = parser.spans[..<parser.spanCount].first(where: \.isMetricName) else {
            throw parser.failure(.nameMissing, at: series.text.lowerBound)
        }
        try requireNoTrailingComma(series, parser)
        let role: OpenMetricsRole
        if let own = ownRole(of: span, parser) {
            role = own
        } else {
            let name = parser.unescaped(span.value, span)
            if let family, family.name == name {
                let rule = OpenMetricsRule.unexpectedSample(parser.excerpt(span.value), type: family.knownType)
                throw parser.violation(rule, at: span.value.lowerBound)
            }
            // A sample that no metadata announce makes a family of its own, of type unknown.
            try open(name, at: span.value.lowerBound, parser)
            role = .value
        }
        guard var family else { return OpenMetricsPlace(role: role, startsPoint: true) }
        family.hasSamples = true
        self.family = family
        return try metrics.place(series, role, family, parser)
    }

    /// The role of a sample with this name in the family being read.
    private func ownRole(of name: LabelSpan, _ parser: ExpositionParser) -> OpenMetricsRole? {
        guard name.isEscaped else { return family?.role(of: parser.bytes(name.value)) }
        return parser.unescaped(name.value, name).withUnsafeBufferPointer { family?.role(of: $0) }
    }

    private mutating func open(_ name: [UInt8], at start: Int, _ parser: ExpositionParser) throws(ExpositionFault) {
        try close(parser)
        guard families.insert(name).inserted else {
            throw parser.violation(.interleavedFamilies(text(name)), at: start)
        }
        family = OpenMetricsFamily(name, at: start)
    }

    private mutating func close(_ parser: ExpositionParser) throws(ExpositionFault) {
        guard let family else { return }
        try metrics.finish(family, parser)
        for suffix in family.knownType.openMetricsSuffixes {
            let name = family.name + suffix.utf8
            if let other = names.updateValue(family.name, forKey: name) {
                let rule = OpenMetricsRule.clashingName(text(name), family: text(family.name), other: text(other))
                throw parser.violation(rule, at: family.start)
            }
        }
    }

    private func requireNoCarriageReturn(
        _ text: Range<Int>, _ parser: ExpositionParser
    ) throws(ExpositionFault) {
        guard !text.isEmpty, parser.body[text.upperBound - 1] == UInt8(ascii: "\r") else { return }
        throw parser.violation(.carriageReturn, at: text.upperBound - 1)
    }

    private func requireNoTrailingComma(
        _ series: ExpositionSeries,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) {
        let end = series.text.upperBound
        guard series.text.count > 2, parser.body[end - 1] == UInt8(ascii: "}") else { return }
        guard parser.body[end - 2] != UInt8(ascii: ",") else { throw parser.violation(.trailingComma, at: end - 2) }
    }

    private func text(_ bytes: [UInt8]) -> String { Excerpt.text(String(decoding: bytes, as: UTF8.self)) }
}
