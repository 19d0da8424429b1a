/// Holds a body against the rules of OpenMetrics 1.0 that need more than one line, with as little work as a body allows
/// that goes on as the last one did: names, labels and order need no second look then, only numbers and exemplars.
struct OpenMetricsCheck {
    /// Nil as long as the body goes on as the last one did, which kept the rules.
    private var structure: OpenMetricsStructure?
    private var values = OpenMetricsValues()

    /// Whether the body has differed from the last one.
    var hasChanged: Bool { structure != nil }

    /// A series that stands where it stood in a body that kept the rules.
    mutating func checkKnown(
        _ series: ExpositionSeries,
        _ place: OpenMetricsPlace,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) {
        try values.check(series, place, parser)
        if series.exemplar != nil { try OpenMetricsExemplars.check(series, place.role, parser) }
    }

    /// Any entry, nil for the end of the body. On the first that the last body did not have, all before it (up to `known`)
    /// is looked at again.
    mutating func check(
        _ entry: ExpositionEntry?,
        _ parser: inout ExpositionParser,
        asLastTimeUpTo known: Int = 0,
        isUnchanged: Bool = false
    ) throws(ExpositionFault) -> OpenMetricsPlace? {
        if entry == nil, isUnchanged, structure == nil {
            try values.finishPoint(parser)
            return nil
        }
        if structure == nil { structure = try Self.structure(of: parser, upTo: known) }
        guard let entry else {
            try structure?.finish(parser)
            try values.finishPoint(parser)
            return nil
        }
        let place = try structure?.check(entry, &parser)
        guard let place, case .series(let series) = entry else { return nil }
        try checkKnown(series, place, parser)
        return place
    }

    private static func structure(
        of parser: ExpositionParser,
        upTo end: Int
    ) throws(ExpositionFault) -> OpenMetricsStructure {
        var structure = OpenMetricsStructure()
        var parser = ExpositionParser(UnsafeRawBufferPointer(parser.body), format: .openMetrics)
        while parser.position < end, let entry = try parser.nextEntry() { _ = try structure.check(entry, &parser) }
        return structure
    }
}
