import Logging

/// The server of one wave.
struct MetricsServer {
    let configuration: MetricsConfiguration
    var clock = WallClock.system

    func server(on address: ListenAddress, logger: Logger) -> WebServer {
        let exposition = WaveExposition(name: configuration.name, wave: configuration.wave)
        let clock = clock
        let wave = Page(configuration.path, "the wave, \(configuration.wave)") { fields in
            .exposition(fields) { format in exposition.body(at: clock.now(), format: format) }
        }
        return WebServer(name: "metrics server", pages: [wave], address: address, logger: logger)
    }
}
