import Prometheus

extension ScrapeProtocol {
    var format: ExpositionFormat {
        switch self {
        case .openMetrics1, .openMetrics0: .openMetrics
        case .text1, .text0: .text
        }
    }
}
