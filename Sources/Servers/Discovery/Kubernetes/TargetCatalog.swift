/// What is known of one namespace, or of the whole cluster, and what it comes to.
protocol TargetCatalog: Sendable {
    var table: TargetTable { get set }
}
