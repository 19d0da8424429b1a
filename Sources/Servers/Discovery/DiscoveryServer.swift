import Hummingbird
import Logging
import NIOCore
import Prometheus
import ServiceLifecycle

/// The server of HTTP service discovery.
struct DiscoveryServer {
    let configuration: DiscoveryConfiguration
    var clock = WallClock.system

    func server(on address: ListenAddress, logger: Logger) -> WebServer {
        let served = ServedTargets(clock: clock)
        var services: [any Service] = []
        switch configuration.source {
        case .demonstration: served.publish([configuration.demonstration])
        case .list(let targets): served.publish([configuration.group(of: targets)])
        case .file(let file):
            let source = FileSource(file: file, served: served, logger: logger)
            services.append(FilePolling(source: source, clock: ContinuousClock(), interval: .seconds(1)))
        }
        return Self.server(of: served, services: services, on: address, logger: logger)
    }

    /// A server of a list that the services keep up to date.
    static func server(
        of served: ServedTargets,
        services: [any Service],
        on address: ListenAddress,
        logger: Logger
    ) -> WebServer {
        WebServer(
            name: "discovery server",
            pages: [targets(served)],
            whyNotReady: { served.answer == nil ? "waiting for the first list of targets" : nil },
            families: { served.families() },
            services: services,
            address: address,
            logger: logger
        )
    }

    private static func targets(_ served: ServedTargets) -> Page {
        Page("/targets", "the targets, for http_sd_configs of Prometheus") { fields in
            guard let answer = served.answer else {
                return .line(.serviceUnavailable, "no list of targets yet: try again")
            }
            if let seen = fields[.ifNoneMatch], answer.tag.matches(ifNoneMatch: seen) {
                var response = Response(status: .notModified, headers: [.eTag: answer.tag.field])
                response.headers[.contentLength] = nil
                return response
            }
            // Never compressed: Prometheus does not ask for it, and the tag stands for these bytes.
            var response = Response(type: "application/json", answer.body)
            response.headers[.eTag] = answer.tag.field
            return response
        }
    }
}
