/// Around every answer of Prometheus's HTTP API.
struct PrometheusAnswer<Content: Decodable>: Decodable {
    var data: Content
}

/// `/api/v1/targets`, and what `promwave targets --format json` writes.
struct PrometheusTargets: Decodable {
    struct Active: Decodable {
        var discoveredLabels: [String: String]
        var labels: [String: String]
        var scrapePool: String
        var scrapeUrl: String
        var globalUrl: String
        var lastError: String
        var lastScrape: String
        var lastScrapeDuration: Double
        var health: String
        var scrapeInterval: String
        var scrapeTimeout: String
    }

    struct Dropped: Decodable {
        var discoveredLabels: [String: String]
    }

    var activeTargets: [Active]
    var droppedTargets: [Dropped]
}

struct PrometheusVector: Decodable {
    var result: [PrometheusSample]
}

struct PrometheusSample: Decodable {
    var metric: [String: String]
    var value: Double

    private enum Key: CodingKey { case metric, value }

    /// The value is `[seconds, "number"]`.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        metric = try container.decode([String: String].self, forKey: .metric)
        var pair = try container.nestedUnkeyedContainer(forKey: .value)
        _ = try pair.decode(Double.self)
        let text = try pair.decode(String.self)
        guard let number = Double(text) else {
            throw DecodingError.dataCorruptedError(in: pair, debugDescription: "no number: \(text)")
        }
        value = number
    }
}

struct PrometheusMatrix: Decodable {
    var result: [PrometheusSeries]
}

struct PrometheusSeries: Decodable {
    /// `[seconds, "number"]`
    struct Value: Decodable {
        var time: Double
        var value: String

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            time = try pair.decode(Double.self)
            value = try pair.decode(String.self)
        }
    }

    var metric: [String: String]
    var values: [Value]
}
