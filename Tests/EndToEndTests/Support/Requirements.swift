import Testing

extension Trait where Self == ConditionTrait {
    /// Skipped without tmux; a failure where `CI` is set.
    static var needsTmux: Self {
        .enabled(if: Programs.canRun(Programs.tmux), "tmux is not installed; ./test.sh installs it where it may")
    }

    /// Skipped without a Prometheus; a failure where `CI` is set.
    static var needsPrometheus: Self {
        .enabled(if: Programs.canRun(Programs.prometheus), "PROMWAVE_PROMETHEUS names no Prometheus; ./test.sh sets it")
    }
}
