/// A stretch of the comparison in which every target keeps to what it answers. Both scrapers see each round for at least
/// two whole scrapes of every target, so that what a series goes through is the same, whenever its scrapes fall.
struct Round: Sendable, Equatable {
    static let all = (0..<4).map(Round.init)

    let number: Int

    /// Targets answer well in every other round, from the first on.
    var isGood: Bool { number.isMultiple(of: 2) }
}
