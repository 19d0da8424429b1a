import Monitoring
import Prometheus

extension CheckReport {
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            ("result", .string(outcome.word)),
            ("watchedSeconds", .double(watched.seconds)),
            ("series", .array(series.map(\.json))),
            (
                "problems",
                .array(problems.map { .object([("subject", .string($0.subject)), ("words", .string($0.words))]) })
            ),
        ]
        if let comparison { members.append(("comparison", comparison.json)) }
        return .object(members)
    }
}

extension SeriesCheck {
    fileprivate var json: JSONValue {
        .object([
            ("labels", .labels(labels)),
            ("result", .string(outcome.word)),
            ("verdict", .string(words)),
            ("expectation", .optional(expectation) { .string($0.description) }),
            ("band", .optional(verdict.band, Self.band)),
            ("samples", .int(statistics.count)),
            ("outside", .optional(excursion) { .int($0.samples) }),
            ("farthest", .optional(excursion) { .double($0.farthest) }),
            ("min", .optional(statistics.min, JSONValue.double)),
            ("max", .optional(statistics.max, JSONValue.double)),
            ("mean", .optional(statistics.mean, JSONValue.double)),
            ("fit", .optional(fit, Self.fit)),
            ("ended", .optional(end) { .string(Timestamp.text($0)) }),
        ])
    }

    private var excursion: Verdict.Excursion? {
        if case .outside(let excursion) = verdict.outcome { excursion } else { nil }
    }

    private static func band(_ band: Band) -> JSONValue {
        .object([
            ("base", .double(band.base)), ("percent", .double(band.percent)), ("fitted", .bool(band.isFitted)),
            ("lower", .double(band.lower)), ("upper", .double(band.upper)),
        ])
    }

    private static func fit(_ fit: SineFit) -> JSONValue {
        .object([
            ("base", .double(fit.base)), ("swingPercent", .optional(fit.swing, JSONValue.double)),
            ("periodSeconds", .double(fit.period)), ("phaseRadians", .double(fit.phase)),
            ("residual", .double(fit.residual)), ("periodsSeen", .double(fit.periodsSeen)),
        ])
    }
}

extension ComparisonCheck {
    fileprivate var json: JSONValue {
        let comparison = try? result.get()
        let largest = comparison?.largestAligned
        return .object([
            ("server", .string(server)),
            ("result", .string(outcome.word)),
            ("words", .string(words)),
            ("largestRelativeDifference", .optional(largest) { .double($0.relative) }),
            ("missing", .array((comparison?.missing ?? []).map(JSONValue.labels))),
            ("extra", .array((comparison?.extra ?? []).map(JSONValue.labels))),
            ("ignoredLabels", .array((comparison?.ignoredLabels ?? []).map(JSONValue.string))),
            (
                "series",
                .array(
                    (comparison?.series ?? []).map { series in
                        .object([
                            ("labels", .labels(series.labels)), ("compared", .int(series.compared)),
                            ("onlyHere", .int(series.onlyOurs)), ("onlyThere", .int(series.onlyTheirs)),
                            ("largest", .optional(series.largest, Self.difference)),
                            ("largestAligned", .optional(series.largestAligned, Self.difference)),
                        ])
                    })
            ),
        ])
    }

    private static func difference(_ difference: SampleDifference) -> JSONValue {
        .object([
            ("time", .string(Timestamp.text(difference.time))), ("here", .double(difference.ours)),
            ("there", .double(difference.theirs)), ("relative", .double(difference.relative)),
        ])
    }
}
