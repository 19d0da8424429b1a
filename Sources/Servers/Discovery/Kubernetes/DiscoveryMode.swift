/// Where the targets come from.
enum DiscoveryMode: String, Sendable {
    case `static`
    case kubernetes
}
