import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Prometheus
import ServiceLifecycle
import UnixSignals

/// A site on the network, from the first log line to the last.
struct WebServer {
    /// How long requests are still taken once shutdown has begun.
    static let grace = Duration.milliseconds(400)
    /// How long a request that is being answered may hold up the shutdown.
    private static let patience = Duration.seconds(5)
    /// More would be an attack, and each takes 25 kB while it is idle: these fit into the memory that a container is given.
    private static let maximumConnections = 2_000
    /// File descriptors that are not connections: event loop, log, a file that is read.
    private static let spareFiles = 40

    /// What it is called in the log.
    let name: String
    let address: ListenAddress
    let site: Site
    let readiness: Readiness
    /// What the pages depend on; ends after the last request.
    let services: [any Service]
    let logger: Logger

    /// - Parameters:
    ///   - pages: its own, beside those that every server has.
    ///   - whyNotReady: nil when the pages can be answered.
    ///   - families: its own metrics, beside those that every server has.
    init(
        name: String,
        pages: [Page],
        whyNotReady: @escaping @Sendable () -> String? = { nil },
        families: @escaping @Sendable () -> [MetricFamily] = { [] },
        services: [any Service] = [],
        address: ListenAddress,
        logger: Logger
    ) {
        let readiness = Readiness(grace: Self.grace)
        let process = ProcessMetrics()
        let requests = RequestMetrics()
        let standard = StandardPages(
            name: name,
            whyNotReady: { readiness.isShuttingDown ? "shutting down" : whyNotReady() },
            families: { families() + requests.families() + process.families() + BuildInformation.families() }
        )
        self.name = name
        self.address = address.available(hasIPv6: InternetProtocol.hasVersion6)
        self.site = Site(pages: standard.pages(after: pages), metrics: requests)
        self.readiness = readiness
        self.services = services
        self.logger = logger
    }

    /// Runs until SIGTERM or SIGINT.
    /// - Throws: `ListenError` where the address cannot be listened on.
    func run() async throws {
        OpenFiles.raiseLimit()
        // One thread is enough for answers that take microseconds, and costs less memory than one for each core.
        let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var configuration = ServiceGroupConfiguration(
            services: services + [application(on: eventLoops), readiness],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quietLogger
        )
        configuration.maximumGracefulShutdownDuration = Self.grace + Self.patience
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            // A request outlasted our patience: its failure, not the server's.
        } catch {
            throw ListenError(error, address: address) ?? error
        }
        logger.info("stopped")
    }

    private func application(on eventLoops: MultiThreadedEventLoopGroup) -> Application<Site> {
        let connections = min(Self.maximumConnections, max(1, OpenFiles.limit - Self.spareFiles))
        return Application(
            responder: site,
            server: HTTPServerBuilder { [site, readiness] responder in
                ConnectionChannel(
                    responder: responder, metrics: site.metrics, isEnding: { readiness.isShuttingDown })
            },
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port),
                backlog: 1024,
                availableConnectionsDelegate: .maximum(connections, logger: quietLogger)
            ),
            onServerRunning: { announce($0) },
            eventLoopGroupProvider: .shared(eventLoops),
            logger: quietLogger
        )
    }

    private func announce(_ channel: any Channel) {
        var address = address
        address.port = channel.localAddress?.port ?? address.port
        let paths = site.pages.map(\.path)
        let others = paths.dropFirst().joined(separator: " ")
        StartupMemory.giveBack()
        logger.info("\(name) listening on \(address): \(address.url)\(paths.first ?? "/") (also \(others))")
    }

    /// Without the libraries' reports of every step.
    private var quietLogger: Logger {
        var logger = logger
        logger.logLevel = .warning
        return logger
    }
}
