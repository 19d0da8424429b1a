import NIOCore
import Prometheus

/// The wave as a target exposes it.
struct WaveExposition: Sendable {
    private let name: String
    private let help: String
    private let wave: Wave

    /// - Parameter name: a valid metric name.
    init(name: String, wave: Wave) {
        self.name = name
        self.wave = wave
        help = "Metric with sine wave variation (\(wave))"
    }

    /// - Parameter time: in seconds since 1970.
    func body(at time: Double, format: ExpositionFormat) -> ByteBuffer {
        var writer = ExpositionWriter(format)
        writer.append(.gauge(name, help: help, wave.value(at: time)), decimals: 2)
        return ByteBuffer(bytes: writer.finish())
    }
}
