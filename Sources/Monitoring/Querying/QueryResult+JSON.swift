import Prometheus

extension QueryResult {
    init(_ answer: QueryAnswer) throws(QueryError) {
        warnings = answer.warnings
        guard let result = answer.data["result"] else { throw .malformed("data.result is missing") }
        switch answer.data["resultType"]?.text {
        case "matrix":
            value = .matrix(try Self.series(result, points: "values", warnings: &warnings))
        case "vector":
            value = .vector(try Self.series(result, points: "value", warnings: &warnings))
        case "scalar":
            value = .scalar(try Self.point(result, at: "data.result"))
        case "string":
            guard let pair = result.elements, pair.count == 2, let text = pair[1].text else {
                throw .malformed("data.result is not a time and a string")
            }
            value = .string(text)
        default:
            let found = answer.data["resultType"]?.shown ?? "missing"
            throw .malformed("data.resultType is \(found), expected matrix, vector, scalar or string")
        }
    }

    private static func series(
        _ result: JSONValue,
        points name: String,
        warnings: inout [String]
    ) throws(QueryError) -> [SeriesSnapshot] {
        // An empty list that Go wrote from nil.
        if case .null = result { return [] }
        guard let elements = result.elements else { throw .malformed("data.result is \(result.kind), not an array") }
        var series: [SeriesSnapshot] = []
        series.reserveCapacity(elements.count)
        var histograms = 0
        for (index, element) in elements.enumerated() {
            let place = "data.result[\(index)]"
            guard let metric = element["metric"] else { throw .malformed("\(place).metric is missing") }
            let labels = try Labels(api: metric, at: "\(place).metric")
            guard let values = element[name] else {
                guard element["histogram"] != nil || element["histograms"] != nil else {
                    throw .malformed("\(place).\(name) is missing")
                }
                histograms += 1
                continue
            }
            let pairs = name == "value" ? [values] : values.elements ?? []
            var points: [Point] = []
            points.reserveCapacity(pairs.count)
            for pair in pairs { points.append(try point(pair, at: "\(place).\(name)")) }
            series.append(SeriesSnapshot(labels: labels, points: points))
        }
        if histograms > 0 {
            warnings.append(
                "\(histograms) native histograms left out: ask for numbers, such as histogram_quantile(0.9, …)")
        }
        return series
    }

    /// `[1700000000.123, "30.5"]`: seconds since 1970 and a value.
    private static func point(_ pair: JSONValue, at place: String) throws(QueryError) -> Point {
        guard let parts = pair.elements, parts.count == 2, let seconds = parts[0].double,
            abs(seconds) < 1e15, let value = parts[1].double
        else { throw .malformed("\(place) holds what is not a time and a value") }
        let time = Int64((seconds * 1000).rounded())
        guard Point.times.contains(time) else {
            throw .malformed("\(place) holds a time outside of the years 1 to 9999")
        }
        return Point(time: time, value: value)
    }
}

extension Labels {
    /// An object of strings.
    init(api value: JSONValue, at place: String) throws(QueryError) {
        if case .null = value {
            self.init()
            return
        }
        guard case .object(let members) = value else { throw .malformed("\(place) is \(value.kind), not an object") }
        var labels: [Label] = []
        for member in members {
            guard let text = member.value.text else {
                throw .malformed("\(place).\(member.name.legible(60)) is \(member.value.kind), not a string")
            }
            labels.append(Label(member.name, text))
        }
        self.init(labels)
    }
}
