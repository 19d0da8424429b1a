/// Why a discovered target cannot be scraped. It drops only itself.
package enum TargetError: Error, Sendable, Hashable, CustomStringConvertible {
    case noAddress
    case addressWithSlash(String)
    case interval(String)
    case timeout(String)
    case zeroInterval
    case zeroTimeout
    case timeoutAboveInterval(timeout: String, interval: String)

    package var description: String {
        switch self {
        case .noAddress: "no address: relabelling left no __address__"
        case .addressWithSlash(let address):
            "\"\(address.legible(200))\" is not host:port: an address has no \"/\" (scheme and path are labels of their own)"
        case .interval(let reason): "__scrape_interval__: \(reason.legible())"
        case .timeout(let reason): "__scrape_timeout__: \(reason.legible())"
        case .zeroInterval: "__scrape_interval__ cannot be 0"
        case .zeroTimeout: "__scrape_timeout__ cannot be 0"
        case .timeoutAboveInterval(let timeout, let interval):
            "the scrape timeout \(timeout.legible(40)) is longer than the scrape interval \(interval.legible(40))"
        }
    }
}
