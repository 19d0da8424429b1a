import Monitoring

/// Durations of the command line, written as Prometheus writes them.
enum DurationOption {
    static func positive(_ text: String, of option: String) throws(ConfigurationError) -> Duration {
        let duration: Duration
        do {
            duration = try PrometheusDuration(text).duration
        } catch {
            throw ConfigurationError(option: option, value: text, expected: "\(error)")
        }
        guard duration > .zero else {
            throw ConfigurationError(option: option, value: text, expected: "expected more than nothing, such as 5s")
        }
        return duration
    }
}
