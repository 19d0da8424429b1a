/// What the text format has in place of an OpenMetrics family: other names, fewer types, and one family more for each kind
/// of sample that its types do not know (as Prometheus's client libraries do it).
struct TextFamily {
    var name: String
    var help: String
    var type: String
    var samples: [Sample]

    static func parts(of family: MetricFamily) -> [TextFamily] {
        let base = family.openMetricsName
        var main = TextFamily(
            name: base + family.type.soleSuffix, help: family.help, type: family.type.inText, samples: [])
        var extra = family.type.suffixesApartInText.map { suffix in
            TextFamily(name: base + suffix, help: family.help, type: "gauge", samples: [])
        }
        for sample in family.samples {
            let name = sample.labels["__name__"]
            if let index = extra.firstIndex(where: { $0.name == name }) {
                extra[index].samples.append(sample)
            } else {
                main.samples.append(sample)
            }
        }
        return [main] + extra.filter { !$0.samples.isEmpty }
    }
}

extension MetricType {
    fileprivate var inText: String {
        switch self {
        case .counter: "counter"
        case .gauge, .info, .stateset: "gauge"
        case .histogram, .gaugehistogram: "histogram"
        case .summary: "summary"
        case .unknown: "untyped"
        }
    }

    fileprivate var suffixesApartInText: [String] {
        switch self {
        case .counter, .histogram, .summary: ["_created"]
        case .gaugehistogram: ["_gcount", "_gsum"]
        case .gauge, .info, .stateset, .unknown: []
        }
    }
}
