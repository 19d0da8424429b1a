extension PrometheusClient {
    /// Asks what a plan says.
    func answer(to plan: QueryWindow.Plan, _ expression: String) async -> Result<QueryResult, QueryError> {
        do throws(QueryError) {
            switch plan {
            case .samples(let selector, let last, let at):
                return .success(try await samples(of: selector, last: last, at: at))
            case .steps(let ranges, let step):
                var series: [SeriesSnapshot] = []
                var warnings: [String] = []
                for range in ranges {
                    let part = try await queryRange(
                        expression, from: range.lowerBound, to: range.upperBound, step: step)
                    series += part.series
                    warnings += part.warnings
                }
                return .success(QueryResult(value: .matrix(series), warnings: warnings))
            }
        } catch {
            return .failure(error)
        }
    }
}
