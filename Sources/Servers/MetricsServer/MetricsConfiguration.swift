/// What a metrics server exposes, and where.
struct MetricsConfiguration: Sendable {
    var name: String
    var wave: Wave
    /// The path of the wave.
    var path: String
}

extension MetricsConfiguration {
    static let valueSetting = Setting(
        flag: "metric-value",
        variable: "METRIC_VALUE",
        summary: "Base value that the wave swings around.",
        kind: "number",
        standard: "30",
        standardValue: 30.0
    ) { text throws(InvalidValue) in
        // Far beyond it a double has no hundredths any more.
        try Number.parse(
            text,
            in: -1e12...1e12,
            expected: "a decimal number between -1000000000000 and 1000000000000, such as 30 or 12.5"
        )
    }

    static let variationSetting = Setting(
        flag: "metric-variation",
        variable: "METRIC_VARIATION",
        summary: "How far the wave swings, as a fraction of the base value.",
        kind: "fraction",
        standard: "0.1",
        standardValue: 0.1
    ) { text throws(InvalidValue) in
        try Number.parse(text, in: 0...1, expected: "a fraction from 0 to 1, such as 0.1 for ±10%")
    }

    static let periodSetting = Setting(
        flag: "metric-period",
        variable: "METRIC_PERIOD",
        summary: "How long one wave takes, in seconds or as a duration such as 1m30s.",
        kind: "duration",
        standard: "60",
        standardValue: WavePeriod(milliseconds: 60_000)
    ) { text throws(InvalidValue) in
        try WavePeriod(parsing: text)
    }

    static let nameSetting = Setting(
        flag: "metric-name",
        variable: "METRIC_NAME",
        summary: "Name of the metric.",
        kind: "name",
        standard: "my_first_metric",
        standardValue: "my_first_metric"
    ) { text throws(InvalidValue) in
        let isName = text.utf8.enumerated().allSatisfy { offset, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "_"), UInt8(ascii: ":"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): offset > 0
            default: false
            }
        }
        guard isName, 1...200 ~= text.utf8.count else {
            throw .expected("a metric name: letters, digits, _ and :, no digit at the start, such as my_first_metric")
        }
        return text
    }

    static let pathSetting = Setting(
        flag: "metrics-path",
        variable: "METRICS_PATH",
        summary: "Path of the wave.",
        kind: "path",
        standard: "/metrics2",
        standardValue: "/metrics2"
    ) { text throws(InvalidValue) in
        let path = try URLPath.parse(text)
        if let title = StandardPages.titles[path] {
            throw .because("the path is taken by \(title); expected another one, such as /metrics2")
        }
        return path
    }
}
