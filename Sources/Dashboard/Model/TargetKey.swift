import Prometheus

/// What series and targets have in common.
struct TargetKey: Hashable {
    let job: String
    let instance: String

    init(_ labels: Labels) {
        job = labels["job"] ?? ""
        instance = labels["instance"] ?? ""
    }
}
