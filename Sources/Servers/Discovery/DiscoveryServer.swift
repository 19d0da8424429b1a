import HTTPTypes
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
        case .cluster(let cluster, let server):
            let source = KubernetesSource(
                configuration: cluster, server: server, served: served, clock: ContinuousClock(), logger: logger)
            return Self.server(of: served, source, on: address, logger: logger)
        }
        return Self.server(of: served, services: services, on: address, logger: logger)
    }

    /// A server of what a cluster has.
    static func server<C: Clock>(
        of served: ServedTargets,
        _ source: KubernetesSource<C>,
        on address: ListenAddress,
        logger: Logger
    ) -> WebServer {
        let status = source.status
        return server(
            of: served,
            services: [source],
            waiting: { status.waiting },
            families: { status.families() },
            on: address,
            logger: logger
        )
    }

    /// A server of a list that the services keep up to date.
    ///
    /// - Parameters:
    ///   - waiting: what for, before the first list.
    ///   - families: metrics of the services.
    static func server(
        of served: ServedTargets,
        services: [any Service],
        waiting: @escaping @Sendable () -> String = { "waiting for the first list of targets" },
        families: @escaping @Sendable () -> [MetricFamily] = { [] },
        on address: ListenAddress,
        logger: Logger
    ) -> WebServer {
        WebServer(
            name: "discovery server",
            pages: [targets(served, waiting)],
            whyNotReady: { served.answer == nil ? waiting() : nil },
            families: { served.families() + families() },
            services: services,
            address: address,
            logger: logger
        )
    }

    private static func targets(_ served: ServedTargets, _ waiting: @escaping @Sendable () -> String) -> Page {
        Page("/targets", "the targets, for http_sd_configs of Prometheus") { fields in
            guard let answer = served.answer else {
                return .line(.serviceUnavailable, "no list of targets yet: \(waiting())")
            }
            if let seen = fields[.ifNoneMatch], answer.tag.matches(ifNoneMatch: seen) {
                var response = Response(status: .notModified, headers: [.eTag: answer.tag.field])
                response.headers[.contentLength] = nil
                return response
            }
            // Never compressed: Prometheus does not ask for it, and the tag stands for these bytes.
            let fields: HTTPFields = [.contentType: "application/json", .eTag: answer.tag.field]
            return Response(status: .ok, headers: fields, body: ResponseBody(pieces: answer.body))
        }
    }
}
